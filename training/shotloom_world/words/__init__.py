"""Words: public-domain texts counted, prompts drawn from them, and a table from English and Chinese words to what can be drawn."""
