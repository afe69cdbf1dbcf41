/**
 * For each syllable of Pinyin and its tones the commonest Chinese letter that is read in no other way. The readings are pinyin-pro's (MIT), the
 * counts jieba's (MIT); letters were left out where CC-CEDICT, which is not in the program, has further readings.
 */
const LETTERS = `
a5啊 ai1埃2癌3矮4爱 an1安3俺4案 ang2昂4盎 ao2鳌3袄4澳 ba1八2拔3靶4爸5吧 bai2白3百4败 ban1班3版4半 bang1邦3绑4棒
bao1包3保4报 bei1杯4备 ben1锛3本4笨 beng1崩4泵 bi1逼2鼻3笔4必 bian1编3匾4变 biao1标3表4鳔 bie1憋 bin1宾4殡
bing1兵3秉4病 bo1波2博 bu3补4部 ca1擦 cai1猜2才3彩4菜 can1餐2残3惨4灿 cang1仓 cao1糙2曹 ce4策 cen2涔 ceng2层4蹭
cha1插2察4诧 chai1钗2柴 chan1搀2缠3产 chang1昌2常3敞4唱 chao1超2潮3炒 che3扯4撤 chen1琛2陈3鍖4趁 cheng1撑2成3逞
chi1吃2持3齿4赤 chong1充2崇3宠 chou1抽2筹3丑 chu1出2除3楚4触 chuai1揣 chuan1穿2船3喘4串 chuang1窗2床3闯
chui1吹2垂 chun1春2纯3蠢 chuo1戳4辍 ci2词3此4次 cong1匆2从 cou4凑 cu1粗4促 cuan1蹿4窜 cui1催4翠 cun1村2存3忖4寸
cuo1磋2虘4错 da1搭2达 dai1呆3歹4代 dan1丹3胆4但 dang1珰3党4垱 dao1刀3导4到 de2德5的 dei3得 deng1登3等4邓
di1低2敌3抵4第 dian1颠3点4电 diao1雕4掉 die1爹2叠 ding1盯3顶4定 diu1丢 dong1东3董4动 dou1兜3抖4豆 du1督2独3赌4渡
duan1端3短4段 dui1堆4对 dun1吨4盾 duo1多2夺3躲4舵 e2额4鄂 en1恩 er2而3尔4二 fa2罚3法 fan1翻2凡3反4范
fang1方2防3访4放 fei1非2肥3匪4费 fen1纷2坟3粉4奋 feng1封2逢3讽4奉 fo2佛 fou3否 fu1肤2福3府4复 ga2噶4尬
gai1该3改4概 gan1甘3感4赣 gang1刚 gao1高3搞4告 ge1哥2阁4铬 gei3给 gen1根 geng1耕3耿 gong1工3拱4贡 gou1沟3狗4构
gu1姑3古4故 gua1瓜3寡4挂 guai1乖3拐4怪 guan1关3管4贯 guang1光4逛 gui1规3鬼4贵 gun3滚 guo1郭2国3果 ha1哈
hai2孩3海4害 han1酣2含3喊4汉 hang2航 hao1蒿2毫3郝4耗 he2河4赫 hei1黑 hen2痕3很4恨 heng2衡 hong1轰2洪4讧
hou2猴3吼4后 hu1乎2湖3虎4护 hua1花2滑4话 huai2怀 huan1欢2环3缓4换 huang1荒2黄3恍 hui1挥2回3毁4汇 hun1婚2魂
huo2活3火4或 ji1机2级3己4计 jia1加2颊3甲4架 jian1坚3检4建 jiang1江3讲4匠 jiao1交3搅4叫 jie1接2截3姐4界
jin1金3紧4进 jing1京3警4境 jiong3炯 jiu1究3九4就 ju1驹2局3举4具 juan1涓4眷 jue2决 jun1军4郡 ka1喀 kai1开3凯
kan1刊3砍4瞰 kang1康4抗 kao3考4靠 ke1科3渴4克 ken3肯 keng1坑 kong3孔4控 kou3口4扣 ku1哭3苦4库 kua3垮4跨
kuai3蒯4快 kuan1宽3款 kuang1匡2狂4况 kui1亏2魁4愧 kun1昆3捆4困 kuo4扩 la1垃4辣5啦 lai2来4赖 lan2兰3览4烂
lang1啷2廊3朗4浪 lao1捞2劳3老4涝 le5了 lei2雷3垒4类 leng3冷4愣 li2黎3理4力 lia3俩 lian2联3脸4练 liang2良3两4亮
liao2疗4料 lie4列 lin1拎2林3凛4赁 ling2陵3领4另 liu2流3柳 lo5咯 long2龙3垄 lou2楼4漏 lu1噜2卢3鲁4路
luan2鸾3卵4乱 lun2轮 luo2罗3裸4洛 lv2驴3旅4律 lve4略 ma1妈2麻3马4骂5吗 mai3买4卖 man2蛮3满4慢 mang2忙3莽
mao2毛3卯4贸 me5么 mei2梅3美4妹 men2门4焖5们 meng2盟3猛4梦 mi1咪2迷3米4密 mian2棉3沔4面 miao1喵2苗3秒4庙 mie4灭
min2民3敏 ming2明4命 miu4谬 mo2魔4默 mou2谋3某 mu3母4目 na2拿4纳 nai3奶4耐 nan2男 nang2囊 nao2挠3脑4闹 ne5呢
nei4内 nen4嫩 neng2能 ni1妮2尼3你4逆 nian1拈2年3碾4念 niang2娘4酿 niao3袅 nie1捏4涅 nin2您3拰 ning2凝
niu1妞2牛3纽 nong2农 nu2奴3努4怒 nuan3暖 nuo2挪4诺 nv3女 nve4虐 o1噢 ou1欧3偶 pa1啪2爬4怕 pai1拍2牌 pan1攀2盘4判
pang1乓2庞 pao1抛2袍 pei1胚2培4配 pen2盆 peng1烹2朋3捧4碰 pi1批2皮3匹4屁 pian1偏4骗 piao1飘2瓢 pie1瞥
pin1拼2贫3品4聘 ping1乒2平 po1坡2婆4破 pou1剖 pu1扑2葡3普 qi1七2旗3起4气 qia1掐4恰 qian1千2前3遣4欠 qiang1枪2墙
qiao1敲2桥3巧4窍 qie4窃 qin1侵2秦3笉4沁 qing1清2情3请4庆 qiong2穷 qiu1秋2求 qu1屈2衢3取4去 quan2全3犬4劝
que1缺4却 qun1夋2群 ran2然3染 rang3壤4让 rao2饶3扰4绕 re3惹4热 ren2人3忍4认 reng1扔2仍 ri4日 rong2容 rou2柔4肉
ru2如3乳4入 ruan3软 rui3蕊4瑞 run4润 ruo4弱 sa4萨 sai1腮4赛 san1三3伞 sang1桑3嗓 sao1搔3嫂 se4瑟 sen1森 seng1僧
sha1杀2啥3傻4霎 shai1筛4晒 shan1山3闪4善 shang1商3赏4尚 shao1烧2勺4绍 she1奢4设 shei2谁 shen1身2神3审4肾
sheng1生2绳4剩 shi1师2时3使4是 shou1收3手4受 shu1书2赎3署4树 shua3耍 shuai1摔3甩4帅 shuan1拴 shuang1双3爽
shui3水4睡 shun4顺 shuo4烁 si1司3死4四 song1松3耸4送 sou1搜4嗽 su1酥2俗4速 suan1酸4算 sui1虽2随3髓4岁 sun3损
suo1梭3所 ta1他3塔4榻 tai1胎2抬4太 tan1滩2谈3坦4探 tang2堂3躺4烫 tao1涛2桃3讨4套 te4特 teng2腾 ti1梯2题4替
tian1天2田 tiao2迢4眺 tie1贴3铁 ting1厅2停3艇 tong2童3统4痛 tou1偷2投4透 tu1突2图3土4兔 tuan1湍2团
tui1推2颓3腿4退 tun1吞2豚3氽 tuo1托2陀3妥4唾 wa1挖2娃4袜 wai4外 wan1湾2完3晚4腕 wang1汪2亾3往4望 wei1微2维3伟4位
wen1温2文3稳4问 weng1翁4瓮 wo1窝3我4握 wu1屋2吴3武4物 xi1西2席3喜4细 xia1瞎2辖4下 xian1先2闲3显4现
xiang1乡2祥3想4向 xiao1消3小4笑 xie1歇2协4谢 xin1心4衅 xing1星2形3醒4性 xiong1兄2雄 xiu1修3朽4秀 xu1需2徐4续
xuan1宣2悬3选4眩 xue1薛2学3雪 xun1勋2寻4训 ya1押2牙4亚5呀 yan1烟2言3眼4验 yang1央2阳3养4样 yao1腰2摇3咬4药
ye1椰2爷3也4业 yi1一2宜3以4意 yin1因2银3引4印 ying1英2营3影4硬 yo1哟 yong1拥3永4用 you1优2由3友4又
yu1淤2于3宇4域 yuan1冤2原4院 yue1曰4月 yun2云3允4运 za2杂 zai1灾3宰4在 zan1兂4赞 zang1赃4葬 zao1遭2凿3早4造
ze2则 zei2贼 zen3怎 zeng1增4赠 zha1渣2闸3眨4诈 zhai1斋2宅3窄4寨 zhan1瞻3展4战 zhang1张3掌4障 zhao1招3找4照
zhe1遮2哲3者4浙5着 zhen1真3诊4镇 zheng1争3整4政 zhi1之2直3指4制 zhong1终3肿4众 zhou1州3肘4宙 zhu1诸2逐3主4住
zhua1抓 zhuai4拽 zhuan1专4撰 zhuang1装4状 zhui1锥4坠 zhun3准 zhuo1桌2卓 zi1资3紫4自5子 zong1宗3总 zou1邹3走4奏
zu1租2族3组 zuan3纂 zui3嘴4最 zun1尊 zuo2昨3左4做`;

const letters = new Map(
  [...LETTERS.matchAll(/([a-z]+)((?:[1-5]\p{Script=Han})+)/gu)].flatMap(([, sound = '', tones = '']) =>
    [...tones.matchAll(/([1-5])(.)/gu)].map(([, tone = '', letter = '']) => [`${sound}${tone}`, letter] as const),
  ),
);

/** Other tones in which a syllable is said where no letter has the one that is wanted, the nearest first. */
const NEAR: Readonly<Record<string, string>> = { 1: '14235', 2: '23145', 3: '32415', 4: '41325', 5: '54132' };

/**
 * A Chinese letter that sounds like a syllable (`chong2`), so that any Chinese voice says it; null for a sound that no letter has. The tone is
 * another where no letter has both.
 */
export function homophoneOf(syllable: string): string | null {
  const [, sound = '', tone = '5'] = /^([a-z]+?)([1-5])$/u.exec(syllable) ?? [];
  for (const each of NEAR[tone] ?? '') {
    const letter = letters.get(`${sound}${each}`);
    if (letter !== undefined) return letter;
  }
  return null;
}
