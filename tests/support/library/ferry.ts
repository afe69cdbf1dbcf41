/** One film in two languages, with the same twenty shots. */
export const FERRY = {
  en: `Title: Ferry

INT. FERRY OFFICE - DAY

Papers cover the desk. NORA, a woman in a grey sweater, counts the tickets.

NORA
We are four short again.

TOBIAS, an old man in a blue coat, opens the door.

TOBIAS
(tired)
The boat leaves in ten minutes.

NORA
Then somebody swims.

Tobias laughs and puts his hat on the desk.

He looks at the clock.

EXT. PIER - DAY

A white ferry waits at the pier. Gulls circle above the mast.

NORA
Hold the rope.

SKIPPER
I've held it since Tuesday.

Nora runs along the pier.

INT. WHEELHOUSE - NIGHT

Rain beats on the glass. Skipper steers the boat.

SKIPPER
There is no light out there.

TOBIAS
There never was.

A green lamp blinks in the dark.

EXT. ISLAND - DAWN

The ferry reaches the island. A boy waves from the beach.

NORA
Count them again.
`,
  zh: `标题：渡轮

1、内景 售票处 日

△桌上堆满了文件。诺拉，一个穿灰色毛衣的女人，数着船票。

诺拉：又少了四张。

△托比，一个穿蓝色大衣的老人，推开门。

托比：（疲惫）船十分钟后开。

诺拉：那就有人得游过去。

△托比笑了，把帽子放在桌上。

△他看着墙上的钟。

2、外景 码头 日

△一艘白色的渡轮停在码头。海鸥在桅杆上盘旋。

诺拉：拉住绳子。

伊万：我从“星期二”就拉着了。

△诺拉沿着码头奔跑。

3、内景 驾驶室 夜

△雨打在玻璃上。伊万掌着舵。

伊万：外面没有灯光。

托比：从来就没有。

△一盏绿灯在黑暗中闪烁。

4、外景 小岛 清晨

△渡轮靠近小岛。一个男孩在海滩上挥手。

诺拉：再数一遍。
`,
} as const;
