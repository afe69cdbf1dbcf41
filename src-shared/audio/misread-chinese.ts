/**
 * Words that eSpeak NG 1.52 reads wrongly, and how they are read. Of the commonest 60,000 words of jieba's dictionary (MIT) those 41,283
 * that CC-CEDICT has were put to it, and its phonemes compared with those of pinyin-pro's readings (MIT). Words were left out where CC-CEDICT,
 * which is not in the program, reads otherwise, and where their letters also meet by chance (人行 in 人行道); those in several readings were
 * decided by hand. Neutral tones did not count.
 */
const WORDS = `
便宜pian2yi5 还钱huan2qian2 还债huan2zhai4 还清huan2qing1 倒车dao4che1 弹钢琴tan2gang1qin2 弹吉他tan2ji2ta1
弹古筝tan2gu3zheng1 弹琵琶tan2pi2pa5 数一数shu3yi1shu3 盛饭cheng2fan4 盛汤cheng2tang1 盛水cheng2shui3
分子fen1zi3 卷子juan4zi5 丢三落四diu1san1la4si4 切菜qie1cai4 切肉qie1rou4 切开qie1kai1 朝阳zhao1yang2
系鞋带ji4xie2dai4 系好ji4hao3 系上ji4shang5 系紧ji4jin3 屏住bing3zhu4 什锦shi2jin3 血淋淋xie3lin2lin2
没空mei2kong4 三更san1geng1 削苹果xiao1ping2guo3 削铅笔xiao1qian1bi3 商贾shang1gu3 委蛇wei1yi2 仿佛fang3fu2
咀嚼ju3jue2 锁钥suo3yue4 解元jie4yuan2 似的shi4de5 太监tai4jian4 喝道he4dao4 好好hao3hao3 较为jiao4wei2
角色jue2se4 胡同hu2tong4 区长qu1zhang3 悄悄qiao1qiao1 占地zhan4di4 著称zhu4cheng1 都督du1du1 相公xiang4gong5
禁地jin4di4 少爷shao4ye5 运转yun4zhuan3 营长ying2zhang3 雍正yong1zheng4 一模一样yi1mu2yi1yang4 小将xiao3jiang4
应城ying4cheng2 钦差qin1chai1 连长lian2zhang3 直奔zhi2ben4 应试ying4shi4 尽早jin3zao3 何应钦he2ying4qin1
曝光bao4guang1 几点ji3dian3 反弹fan3tan2 垛口duo3kou3 撇开pie1kai1 五更wu3geng1 地委di4wei3 雪地xue3di4
扫地sao3di4 落差luo4cha1 应声ying4sheng1 情不自禁qing2bu4zi4jin1 悄声qiao3sheng1 代为dai4wei2 杠杆gang4gan3
毋宁wu2ning4 拓宽tuo4kuan1 士卒shi4zu2 应选ying4xuan3 士大夫shi4da4fu1 帖子tie3zi5 仡佬族ge1lao3zu2 极地ji2di4
荷枪实弹he4qiang1shi2dan4 东莞dong1guan3 供应商gong1ying4shang1 论著lun4zhu4 阅卷yue4juan4 弄堂long4tang2
应城市ying4cheng2shi4 曲目qu3mu4 蹊跷qi1qiao1 惩处cheng2chu3 舍人she4ren2 将令jiang4ling4 绿林lu4lin2
故事片gu4shi5pian4 礼乐li3yue4 散乱san3luan4 房舍fang2she4 嚷嚷rang1rang5 霍地huo4di4 丈量zhang4liang2
衣冠yi1guan1 崆峒kong1tong2 应考ying4kao3 瞭望liao4wang4 朴刀po1dao1 切削qie1xiao1 孤零零gu1ling2ling2
种菜zhong4cai4 稀薄xi1bo2 策应ce4ying4 造血zao4xue4 差一点cha4yi1dian3 招降zhao1xiang2 显示屏xian3shi4ping2
称职chen4zhi2 干警gan4jing3 绿地lv4di4 将官jiang4guan1 脖颈bo2geng3 缥缈piao1miao3 问卷wen4juan4 游说you2shui4
反差fan3cha1 发型fa4xing2 狱卒yu4zu2 衣冠楚楚yi1guan1chu3chu3 少奶奶shao4nai3nai5 咔嚓ka1cha1 女将nv3jiang4
干练gan4lian4 沉甸甸chen2dian4dian4 痴呆chi1dai1 重整chong2zheng3 常熟chang2shu2 田舍tian2she4 剥皮bao1pi2
应从ying4cong2 压根ya4gen1 怔住zheng4zhu4 切入qie1ru4 执拗zhi2niu4 应承ying4cheng2 背地里bei4di4li5
老少lao3shao4 押解ya1jie4 稽查ji1cha2 脚色jue2se4 死心塌地si3xin1ta1di4 曲阜qu1fu4 重合chong2he2 数落shu3luo5
贺子珍he4zi3zhen1 铤而走险ting3er2zou3xian3 悄无声息qiao3wu2sheng1xi1 炮制pao2zhi4 吐谷浑tu3yu4hun2 地磁di4ci2
殷红yan1hong2 与时俱进yu3shi2ju4jin4 猛将meng3jiang4 小曲xiao3qu3 道行dao4heng2 宝应bao3ying4
中郎将zhong1lang2jiang4 亟待ji2dai4 兵卒bing1zu2 直裰zhi2duo1 阿基米德a1ji1mi3de2 栽倒zai1dao3
处心积虑chu3xin1ji1lv4 专横zhuan1heng4 兴许xing1xu3 看护kan1hu4 地头di4tou2 没奈何mo4nai4he2 粘稠nian2chou2
有的放矢you3di4fang4shi3 搪塞tang2se4 干咳gan1ke2 译著yi4zhu4 调兵遣将diao4bing1qian3jiang4 蚌埠市beng4bu4shi4
了然liao3ran2 口供kou3gong4 天主教徒tian1zhu3jiao4tu2 典当dian3dang4 哄抢hong1qiang3 地府di4fu3 属相shu3xiang4
笛卡尔di2ka3er3 见义勇为jian4yi4yong3wei2 阿房宫e1pang2gong1 好恶hao4wu4 抹布ma1bu4 蚌埠beng4bu4 横流heng2liu2
盐分yan2fen4 虎将hu3jiang4 褪色tui4se4 高梁gao1liang2 绷紧beng1jin3 指手划脚zhi3shou3hua4jiao3 相扑xiang1pu1
重播chong2bo1 勉为其难mian3wei2qi2nan2 软和ruan3huo5 地地道道di4di4dao4dao4 稽核ji1he2 身先士卒shen1xian1shi4zu2
里应外合li3ying4wai4he2 钻机zuan4ji1 大模大样da4mu2da4yang4 地价di4jia4 开天辟地kai1tian1pi4di4
易卜拉欣yi4bu3la1xin1 横蛮heng4man2 淡泊dan4bo2 勃艮第bo2gen4di4 天罗地网tian1luo2di4wang3 伯利兹bo2li4zi1
应手ying4shou3 经传jing1zhuan4 苔原tai2yuan2 马扎ma3zha2 古刹gu3cha4 大藏经da4zang4jing1
深更半夜shen1geng1ban4ye4 用武之地yong4wu3zhi1di4 躺倒tang3dao3 逃奔tao2ben4 瓦德西wa3de2xi1
左邻右舍zuo3lin2you4she4 开疆拓土kai1jiang1tuo4tu3 骁将xiao1jiang4 兴师动众xing1shi1dong4zhong4 地瓜di4gua1
肝脑涂地gan1nao3tu2di4 兴业xing1ye4 劳什子lao2shi2zi5 塞北sai4bei3 校场jiao4chang3 腰杆yao1gan3
柯尔克孜ke1er3ke4zi1 盱眙xu1yi2 重启chong2qi3 打颤da3zhan4 功不可没gong1bu4ke3mo4 劲射jing4she4 枪杆qiang1gan3
绿荫lv4yin1 二人转er4ren2zhuan4 地心di4xin1 异曲同工yi4qu3tong2gong1 排忧解难pai2you1jie3nan4 看家kan1jia1
终了zhong1liao3 喀嚓ka1cha1 好动hao4dong4 差池cha1chi2 应激ying4ji1 节骨眼jie1gu5yan3 顶天立地ding3tian1li4di4
席地而坐xi2di4er2zuo4 刀耕火种dao1geng1huo3zhong4 长势zhang3shi4 调酒师tiao2jiu3shi1 应召ying4zhao4 地摊di4tan1
遗著yi2zhu4 夹袄jia2ao3 学长xue2zhang3 宝地bao3di4 投其所好tou2qi2suo3hao4 枪杆子qiang1gan3zi5
间不容发jian1bu4rong2fa4 昏天黑地hun1tian1hei1di4 木杆mu4gan1 东莞市dong1guan3shi4 自省zi4xing3 褪去tui4qu4
解数xie4shu4 郭嵩焘guo1song1tao1 健将jian4jiang4 兴风作浪xing1feng1zuo4lang4 号哭hao2ku1 咋舌ze2she2
猪圈zhu1juan4 铣床xi3chuang2 削发xue1fa4 吧嗒ba1da5 如数家珍ru2shu3jia1zhen1 溺死ni4si3 了断liao3duan4
亟需ji2xu1 籍没ji2mo4 花天酒地hua1tian1jiu3di4 震天动地zhen4tian1dong4di4 上供shang4gong4 锃亮zeng4liang4
微调wei1tiao2 所向披靡suo3xiang4pi1mi3 手相shou3xiang4 星相xing1xiang4 未婚夫wei4hun1fu1
地广人稀di4guang3ren2xi1 天台宗tian1tai2zong1 澄澈cheng2che4 喝斥he4chi4 易传yi4zhuan4 答理da1li5 厚朴hou4po4
只字不提zhi1zi4bu4ti2 咯血ka3xie3 好大喜功hao4da4xi3gong1 宫观gong1guan4 应接不暇ying4jie1bu4xia2 庶几shu4ji1
乐理yue4li3 刚劲gang1jing4 发胀fa1zhang4 玻色子bo1se4zi3 家什jia1shi5 并处bing4chu3 悄悄话qiao1qiao5hua4
慢腾腾man4teng2teng2 整地zheng3di4 旦角dan4jue2 正传zheng4zhuan4 绿油油lv4you2you2 阿布扎比a1bu4zha1bi3
壅塞yong1se4 应诺ying4nuo4 村舍cun1she4 弹夹dan4jia1 泊头bo2tou2 轮转lun2zhuan4 达喀尔da2ka1er3
阴差阳错yin1cha1yang2cuo4 降伏xiang2fu2 地陪di4pei2 处刑chu3xing2 如履薄冰ru2lv3bo2bing1 招供zhao1gong4
里弄li3long4 像模像样xiang4mu2xiang4yang4 吱呀zhi1ya1 开花结果kai1hua1jie1guo3 捆扎kun3za1 浆糊jiang4hu5
淋病lin4bing4 瘠薄ji2bo2 贵干gui4gan4 银发yin2fa4 三更半夜san1geng1ban4ye4 各自为政ge4zi4wei2zheng4
和稀泥huo4xi1ni2 翻箱倒柜fan1xiang1dao3gui4 教长jiao4zhang3 人才济济ren2cai2ji3ji3 兴师xing1shi1
发人深省fa1ren2shen1xing3 应景ying4jing3 服服帖帖fu2fu5tie1tie1 横暴heng4bao4 浑身解数hun2shen1xie4shu4
红彤彤hong2tong1tong1 运动健将yun4dong4jian4jiang4 丑角chou3jue2 像片xiang4pian4 军乐jun1yue4 吊丧diao4sang1
呼天抢地hu1tian1qiang1di4 强迫症qiang3po4zheng4 扁舟pian1zhou1 报丧bao4sang1 行号hang2hao4
连篇累牍lian2pian1lei3du2 发菜fa4cai4 地头蛇di4tou2she2 填塞tian2se4 应县ying4xian4 评卷ping2juan4 供述gong4shu4
叨扰tao1rao3 如法炮制ru2fa3pao2zhi4 弹丸之地dan4wan2zhi1di4 扇动shan1dong4 拖地tuo1di4 播撒bo1sa3 胶着jiao1zhuo2
调幅tiao2fu2 高挑gao1tiao3 黑糊糊hei1hu1hu1 冠状guan1zhuang4 发式fa4shi4 地勤di4qin2 寒舍han2she4
衣锦还乡yi1jin3huan2xiang1 不足为怪bu4zu2wei2guai4 作料zuo4liao5 划伤hua2shang1 罗摩衍那luo2mo2yan3na4
脉脉mo4mo4 莎草suo1cao3 行货hang2huo4 载明zai3ming2 阿里地区a1li3di4qu1 供词gong4ci2 免冠mian3guan1 卷发juan3fa4
地市di4shi4 堰塞湖yan4se4hu2 川芎chuan1xiong1 换行huan4hang2 洋相yang2xiang4 碌碡liu4zhou5 靓丽liang4li4
骨碌gu1lu5 僮仆tong2pu2 内省nei4xing3 好高骛远hao4gao1wu4yuan3 治丧zhi4sang1 股长gu3zhang3 莫泊桑mo4bo2sang1
返老还童fan3lao3huan2tong2 还魂huan2hun2 交恶jiao1wu4 冲劲chong4jin4 同好tong2hao4 脏兮兮zang1xi1xi1
莲花落lian2hua1lao4 袅娜niao3nuo2 评弹ping2tan2 闷声不响men1sheng1bu4xiang3 魂不守舍hun2bu4shou3she4
鹿死谁手lu4si3shei2shou3 万头攒动wan4tou2cuan2dong4 下不为例xia4bu4wei2li4 兴师问罪xing1shi1wen4zui4
湮灭yan1mie4 激将ji1jiang4 累进lei3jin4 自怨自艾zi4yuan4zi4yi4 蛲虫nao2chong2 还愿huan2yuan4 重光chong2guang1
铅山yan2shan1 光晕guang1yun4`;

/** Letters of which it has another reading than dictionaries have, or (all that rhyme with xiong) none at all. */
const LETTERS = `
兄xiong1 雄xiong2 胸xiong1 熊xiong2 凶xiong1 匈xiong1 汹xiong1 穷qiong2 琼qiong2 穹qiong2 炯jiong3 迥jiong3 囧jiong3 窘jiong3 迹ji4 绩ji4
脊ji3 虹hong2 框kuang4 呐na4 嚼jiao2 缉ji1 钥yao4 茸rong2 讧hong4 哮xiao4 澎peng2 踉liang4 捋lv3 嬷mo2 淆xiao2 佛fo2 贾jia3 拽zhuai4`;

/** Words and letters that eSpeak NG misreads, with their syllables of Pinyin. */
export const misreadChinese: ReadonlyMap<string, readonly string[]> = readingsIn(`${WORDS} ${LETTERS}`);

function readingsIn(text: string): Map<string, readonly string[]> {
  const entries = [...text.matchAll(/(\p{Script=Han}+)((?:[a-z]+[1-5])+)/gu)];
  return new Map(entries.map(([, word = '', read = '']) => [word, read.match(/[a-z]+[1-5]/gu) ?? []]));
}
