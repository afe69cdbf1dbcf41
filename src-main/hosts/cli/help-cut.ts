/** What `shotloom cut --help` prints. */
export const CUT_HELP = `Usage: shotloom cut PROJECT [--json]
       shotloom cut PROJECT VERB ... [OPTIONS]

Lists how a project's film is cut: every item with its number, its time, its ID
and what was done to it. With VERB, cuts it otherwise; "shotloom undo" takes it
back. ITEM is a number of the list or an ID. What follows an item moves along,
and what a script that is read again changes, changes in the film.

  trim ITEM start|end BY     move an edge so much later, or earlier: -1
  slip ITEM BY               show what lies so much later in its source
  split ITEM AT              cut it in two, so long behind its start
  move ITEM BEHIND           put it behind another item; start: at the front
  remove ITEM                take it out
  restore SHOT               put a shot back that was taken out
  speed ITEM FACTOR          0.25 to 4, or per cent: 50%
  reverse ITEM [off]         last frame first
  freeze ITEM AT|off         hold the frame so long behind its start
  transition ITEM KIND [LENGTH]
                             between the item before it and this; 1 s unless
                             said, half on either side of the cut, or 1+0.5;
                             ITEM end: how the film ends. KIND is cut,
                             dissolve, fade-black, fade-white, cut-to-black,
                             wipe, slide or push
  framing ITEM fit|fill|crop [X,Y,WIDTH,HEIGHT]
                             with bars, filling the frame, or a part (0 to 1)
  colour ITEM [off]          with one or more of the options below
  opacity ITEM N             0 to 1, over black
  insert SOURCE BEHIND       show footage, or a shot once more, behind an item
  replace ITEM SOURCE        show another take of its shot, a shot or footage

  BY, AT and LENGTH are 12.5, 1:02.5, 00:00:01:12 or frames: 12f

  --direction WAY  of wipe, slide, push: left, right, up or down (right)
  --exposure N     stops, -4 to 4            --contrast N    factor, 0 to 4
  --saturation N   factor, 0 to 4            --temperature N -1 to 1
  --lut FILE       a table of colours (.cube), which is kept; "" takes it away
  --in T           where the source begins (where its part that is meant does)
  --length T       of what is inserted (all of it; a picture 4 s)
  --library DIR    the library's folder
  --json           print JSON

Example: shotloom cut prj_1a2b3c transition 3 dissolve 0.5`;
