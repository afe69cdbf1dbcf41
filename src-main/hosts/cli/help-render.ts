/** What `shotloom render --help` prints. */
export const RENDER_HELP = `Usage: shotloom render PROJECT OUT [OPTIONS]
       shotloom render --list-presets

Renders a project's film: clips, and stills where a clip is missing. What OUT is
says its ending: .mp4, .mov, .webm, .mkv, .gif; .m4a, .mp3, .flac, .wav is the
sound alone; a folder, or FOLDER/%05d.png, is every frame as a picture. Scenes
are chapters. The key p pauses it, and lets it go on. Ctrl-C stops it; the same
command goes on from there.

  --preset NAME    web, broadcast, hevc, vp9, av1, prores, gif, png or sound
                   (by OUT: .mp4 and .mkv web, .mov prores, .webm vp9)
  --list-presets   what each is for, how OUT may end, how loud it is
  --encoder NAME   software, auto (hardware that works, else software), nvenc,
                   qsv, amf, videotoolbox, vaapi or v4l2m2m (software)
  --loudness N     -14, -16 or -23 LUFS (the project's; broadcast, prores -23)
  --fps N          another rate than the project's: frames of clips are shown
                   twice or left out, nothing is mixed; 23.976, 24, 25, 29.97,
                   30, 50, 59.94 or 60
  --size WxH       pixels (the project's)
  --frame SHAPE    wide, square or vertical (横屏, 方形, 竖屏); in another shape
                   than the film's, pictures fill it around their people
  --scene N        one scene alone, by its number
  --from T --to T  a part: 12.5, 1:02.5, or a timecode, 00:00:01:12
  --captions WAY   burnt, soft (tracks that players show), sidecar (.srt beside
                   OUT) or none (烧录, 软字幕, 外挂, 无); burnt unless said
  --review         with scene, shot, take and timecode in the corner
  --ai-label WAY   on or off (开, 关): "AI-generated" in the first seconds and
                   in the file's metadata; on for Chinese projects, as
                   GB 45438-2025 asks
  --poster FILE    one frame as a picture (.png)
  --poster-at T    which (the middle of a long shot)
  --stills         stills only
  --library DIR    the library's folder
  --json           print JSON

Example: shotloom render prj_1a2b3c film.webm --frame vertical --captions soft`;
