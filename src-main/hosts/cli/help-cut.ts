/** What `shotloom cut --help` prints. */
export const CUT_HELP = `Usage: shotloom cut PROJECT [--json]
       shotloom cut PROJECT VERB ... [OPTIONS]

Lists how a project's film is cut: every item with its number, its time, its ID
and what was done to it. With VERB, cuts it otherwise; "shotloom undo" takes it
back. ITEM is a number of the list or an ID. What follows an item moves along,
and what a script that is read again changes, changes in the film. ATTACHED goes
with an item, or with the film: a number of "list", such as a3, or an ID.

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
  zoom ITEM in|out|off       over a still; or from one part of it to another, as
                             X,Y,WIDTH,HEIGHT [X,Y,WIDTH,HEIGHT]
  pan ITEM left|right|up|down|off
  insert SOURCE BEHIND       show footage, a graphic or a shot behind an item
  replace ITEM SOURCE        show another take of its shot, a shot or footage
  gain ITEM|ATTACHED DB      louder or quieter: -6; mute: silent

  title TEXT BEHIND          a card behind an item, or
  title TEXT --on ITEM       words over it, or from --at TIME of the film on
  caption TEXT --at TIME     a caption of your own, or --on ITEM
  music FOOTAGE              under the film, from --at on, or with --on ITEM;
                             it begins again and fades unless said otherwise
  sound FOOTAGE --at TIME    heard once with what is shown then, or --on ITEM
  attach GRAPHIC --on ITEM   a graphic (shotloom graphic) over it, or --at TIME
  marker [NAME] --at TIME    mark a frame, or --on ITEM; one with a name is a
                             chapter of exported films
  range IN [OUT]|off         the in and the out mark: start, end or times
  import FILE                captions (.srt, .vtt, .ass) into a lane, instead of
                             your own in it; or another cut (.otio, .otioz,
                             .fcpxml, .edl) of what the project has
  list [KIND]                what is attached: captions, titles, sounds,
                             graphics or markers
  change ATTACHED [TEXT]     other words, or one or more of the options below;
                             of a card, ITEM
  shift ATTACHED BY          so much later, or earlier
  stretch ATTACHED LENGTH    how long it lasts; end: to the end of the film
  detach ATTACHED            take it off

  BY, AT and LENGTH are 12.5, 1:02.5, 00:00:01:12 or frames: 12f

  --direction WAY  of wipe, slide, push: left, right, up or down (right)
  --exposure N     stops, -4 to 4            --contrast N    factor, 0 to 4
  --saturation N   factor, 0 to 4            --temperature N -1 to 1
  --lut FILE       a table of colours (.cube), which is kept; "" takes it away
  --in T           where the source begins (where its part that is meant does)
  --length T       of what is inserted (all of it; a picture 4 s) or attached
                   (a title 4 s, a caption as long as it is read); end
  --on ITEM        what it goes with        --at T  where it begins, in the film
                                                    or behind the item's start
  --template NAME  of a title: title, chapter, credits, lower-third or ticker;
                   its first line is the title or the name, \\n begins another
  --lane NAME      of captions: those of one lane (a language) never show
                   together, those of two stand one above the other
  --style NAME     of captions: plain, box or large
  --place NAME     of captions: bottom or top
  --role NAME      of a sound: effect, music, ambience or narration
  --gain DB        of a sound (0)            --loop on|off   begin again
  --fade-in T, --fade-out T                  of a sound (music 1 s and 2 s)
  --library DIR    the library's folder
  --json           print JSON

Examples: shotloom cut prj_1a2b3c transition 3 dissolve 0.5
          shotloom cut prj_1a2b3c title "Mara\\nkeeper" --on 2 \\
            --template lower-third`;
