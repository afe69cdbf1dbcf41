/** What `shotloom graphic --help` prints. */
export const GRAPHIC_HELP = `Usage: shotloom graphic PROJECT [--json]
       shotloom graphic PROJECT KIND WORDS... [OPTIONS]
       shotloom graphic PROJECT edit ID [WORDS...] [OPTIONS]
       shotloom graphic PROJECT remove ID

Lists a project's graphics, makes one and shows it, says one anew wherever it is
shown, or takes it away; "shotloom undo" takes each back. Graphics are drawn
from words and numbers by rule: no model paints them.

  chart TABLE                the first table of a file (.csv, .xlsx, Markdown):
                             a label in each row, a series in each column
  slide BULLETS...           up to 8, which appear as they are read
  lower-third NAME [ROLE]    who somebody is
  ticker ITEMS...            what runs along the lower edge
  picture FILE               a picture or map of yours (JPEG, PNG, WebP, GIF or
                             BMP)
  formula TEX                such as '\\frac{\\text{路程}}{t} = v'

  --behind ITEM    as a shot of its own behind an item; start: at the front
  --on ITEM        over an item              --at T  at a moment of the film, or
                                                     behind the item's start
  --length T       how long: as long as it is read unless said
  --title TEXT     above a chart, a slide or a formula
  --caption TEXT   below a picture or a formula
  --source TEXT    where numbers or a picture are from
  --form FORM      of a chart: bar, line or pie (bar)
  --unit TEXT      of its numbers, such as "million tonnes"
  --reveal WAY     of a slide: one-by-one or at-once (one-by-one)
  --label TEXT     stands still before what a ticker runs
  --theme MODE     dark or light (dark)      --accent COLOUR  such as #ffb454
  --library DIR    the library's folder
  --json           print JSON

Without a place it is only kept; "shotloom cut PROJECT insert ID BEHIND" and
"shotloom cut PROJECT attach ID --on ITEM" show it, as often as you like.

Examples: shotloom graphic prj_1a2b3c chart rain.csv --title Rain --behind 3
          shotloom graphic prj_1a2b3c lower-third Mara Keeper --on 2 --at 1`;
