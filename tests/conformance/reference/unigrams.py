"""Makes tests/fixtures/tokenizers: a small SentencePiece model of unigrams, with T5's special tokens, and what SentencePiece itself makes of texts.

python3 unigrams.py    (on Debian: python3-sentencepiece)
"""
import json
import os

import sentencepiece

# The model keeps the names of what it was trained with.
os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'fixtures'))
FOLDER = 'tokenizers/unigrams'
TEXTS = [
    'Alice was beginning to get very tired',
    '  two   spaces ',
    'the rabbit-hole went straight on like a tunnel for some way.',
    '我回到鲁镇',
    'ﬁne ½ Ａｂｃ',
    "don't!",
    '',
    'emoji 😀 x',
    'tab\tand\nnewline',
]

sentencepiece.SentencePieceTrainer.train(
    input=['novels/en/alice-in-wonderland.txt', 'novels/zh/new-years-sacrifice.txt'],
    model_prefix=f'{FOLDER}/spiece', vocab_size=3000, model_type='unigram', character_coverage=0.9995, minloglevel=2,
    pad_id=0, eos_id=1, unk_id=2, bos_id=-1, pad_piece='<pad>', eos_piece='</s>', unk_piece='<unk>',
)
os.remove(f'{FOLDER}/spiece.vocab')
model = sentencepiece.SentencePieceProcessor(model_file=f'{FOLDER}/spiece.model')
cases = [{'text': text, 'ids': [*model.encode(text), model.eos_id()]} for text in TEXTS]
with open('tokenizers/unigrams.json', 'w') as file:
    json.dump({'t5': cases}, file, ensure_ascii=False, indent=1)
    file.write('\n')
