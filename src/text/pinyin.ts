/**
 * Toneless pinyin, for readers who type Latin letters where a Chinese input method is not at hand.
 *
 * The platform sorts Han characters by their reading (CLDR's pinyin collation), so a reading is found by looking up the last
 * anchor that does not sort after the character: a few hundred anchors stand for a table of thousands. Used when the index is
 * built, over the names of terms and people. Characters outside GB 2312 have no anchor of their own and may read wrongly.
 */
const anchors = (
  '吖ya 阿a 哎ai 安an 肮ang 凹ao 八ba 掰bai 扳ban 邦bang 勹bao 卑bei 奔ben 崩beng 逼bi 芘pi 彼bi 边bian 灬biao 憋bie 玢bin 冫bing ' +
  '拨bo 蕃fan 伯bo 擘bai 檗bo 逋bu 嚓ca 猜cai 参can 仓cang 操cao 册ce 岑cen 噌ceng 叉cha 拆chai 觇chan 掺can 搀chan 孱can 禅chan ' +
  '伥chang 抄chao 车che 抻chen 柽cheng 吃chi 豉shi 褫chi 充chong 抽chou 出chu 揣chuai 巛chuan 疮chuang 吹chui 春chun 踔chuo ' +
  '呲ci 匆cong 凑cou 粗cu 汆cuan 崔cui 村cun 搓cuo 哒da 呆dai 丹dan 当dang 刀dao 得de 灯deng 氐di 坻chi 底di 嗲die 掂dian 刁diao ' +
  '爹die 丁ding 丢diu 东dong 都dou 钭tou 陡dou 嘟du 端duan 堆dui 吨dun 镦dui 蹲dun 多duo 婀e 诶ei 恩en 儿er 发fa 帆fan 匚fang ' +
  '飞fei 分fen 丰feng 缶fou 夫fu 旮ga 该gai 甘gan 冈gang 皋gao 戈ge 给gei 根gen 庚geng 工gong 勾gou 估gu 瓜gua 乖guai 关guan ' +
  '光guang 归gui 丨gun 呙guo 聒gua 锅guo 哈ha 咳hai 顸han 夯hang 蒿hao 诃he 纥ge 何he 黑hei 痕hen 亨heng 珩hang 横heng 轰hong ' +
  '侯hou 乎hu 花hua 砉huo 华hua 怀huai 欢huan 肓huang 灰hui 昏hun 珲hui 馄hun 耠huo 丌ji 加jia 戋jian 江jiang 艽jiao 阶jie 诘ji ' +
  '拮jie 桔ju 婕jie 巾jin 京jing 冂jiong 纠jiu 居ju 娟juan 噘jue 军jun 咔ka 开kai 刊kan 阚han 瞰kan 康kang 尻kao 苛ke 肯ken ' +
  '吭keng 空kong 抠kou 刳ku 夸kua 蒯kuai 宽kuan 匡kuang 亏kui 傀gui 跬kui 坤kun 扩kuo 垃la 来lai 兰lan 啷lang 捞lao 仂le 勒lei ' +
  '肋le 泪lei 塄leng 哩li 俩lia 奁lian 良liang 撩liao 潦lao 獠liao 咧lie 拎lin 伶ling 溜liu 龙long 娄lou 噜lu 驴lv 娈luan 掠lve ' +
  '抡lun 罗luo 妈ma 埋mai 唛ma 颟man 邙mang 猫mao 么me 没mei 门men 虻meng 咪mi 宀mian 喵miao 乜mie 民min 黾mian 闽min 名ming ' +
  '谬miu 摸mo 嬷ma 蘑mo 哞mou 毪mu 拿na 乃nai 佴er 奈nai 囡nan 囔nang 孬nao 疒ne 馁nei 恁nen 能neng 嗯n 妮ni 拈nian 娘niang 鸟niao ' +
  '捏nie 您nin 宁ning 妞niu 农nong 耨nou 奴nu 女nv 暖nuan 疟nve 挪nuo 喔o 讴ou 趴pa 拍pai 潘pan 蹒man 蟠pan 乓pang 彷fang 庞pang ' +
  '抛pao 呸pei 喷pen 怦peng 丕pi 陂bei 枇pi 偏pian 剽piao 氕pie 姘pin 乒ping 钋po 剖pou 仆pu 七qi 欹yi 欺qi 掐qia 千qian 呛qiang ' +
  '悄qiao 且qie 亲qin 青qing 綮qi 磬qing 邛qiong 丘qiu 区qu 悛quan 炔gui 缺que 逡qun 蚺ran 禳rang 娆rao 惹re 人ren 扔reng 日ri ' +
  '戎rong 柔rou 如ru 阮ruan 蕤rui 闰run 若ruo 仨sa 塞sai 三san 桑sang 搔sao 色se 森sen 僧seng 杀sha 嗄a 歃sha 筛shai 山shan ' +
  '伤shang 捎shao 奢she 谁shei 申shen 升sheng 尸shi 酾shai 鲺shi 收shou 书shu 刷shua 衰shuai 闩shuan 双shuang 水shui 吮shun ' +
  '说shuo 厶si 似shi 寺si 忪song 嗖sou 苏su 狻suan 虽sui 孙sun 唆suo 他ta 胎tai 坍tan 汤tang 涛tao 焘dao 滔tao 忑te 疼teng 剔ti ' +
  '天tian 佻tiao 帖tie 厅ting 铤ding 艇ting 通tong 偷tou 凸tu 湍tuan 推tui 吞tun 乇tuo 柁duo 砣tuo 挖wa 歪wai 弯wan 尢you 汪wang ' +
  '危wei 隗kui 猥wei 温wen 翁weng 挝wo 乌wu 夕xi 呷ga 虾xia 仙xian 乡xiang 枭xiao 些xie 心xin 星xing 饧tang 形xing 凶xiong ' +
  '芎qiong 汹xiong 休xiu 吁xu 轩xuan 削xue 噱jue 雪xue 勋xun 丫ya 恹yan 阏e 湮yan 央yang 幺yao 掖ye 一yi 因yin 龈ken 霪yin 窨xun ' +
  '应ying 哟yo 佣yong 优you 纡yu 鸢yuan 曰yue 晕yun 匝za 灾zai 糌zan 赃zang 遭zao 则ze 贼zei 怎zen 增zeng 扎zha 斋zhai 沾zhan ' +
  '辗nian 占zhan 张zhang 钊zhao 蜇zhe 贞zhen 帧zheng 浈zhen 争zheng 之zhi 中zhong 州zhou 碡du 肘zhou 朱zhu 著zhe 蛀zhu 抓zhua ' +
  '拽zhuai 专zhuan 妆zhuang 隹zhui 椎chui 锥zhui 肫zhun 拙zhuo 孜zi 宗zong 邹zou 租zu 菹ju 足zu 钻zuan 嘴zui 尊zun 嘬chuai ' +
  '昨zuo 酢cu '
)
  .trim()
  .split(' ')
  .map((anchor): [character: string, reading: string] => [anchor.slice(0, 1), anchor.slice(1)]);

/** Common characters with a second reading that names in this field use: 微调, 增长, 权重 and 重建, 步长. */
const alternatives: Readonly<Record<string, string>> = {
  调: 'tiao',
  长: 'chang',
  重: 'chong',
  行: 'hang',
  率: 'lu',
  曾: 'ceng',
  传: 'zhuan',
  弹: 'dan',
};

const collator = new Intl.Collator('zh-u-co-pinyin');

/** The usual reading of one Han character, ü written v as in input methods; other characters stay as they are. */
export function reading(character: string): string {
  if (!/^[\u4e00-\u9fff]$/u.test(character)) return character.toLowerCase();
  let low = 0;
  let high = anchors.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (collator.compare(anchors[middle]?.[0] ?? '', character) <= 0) low = middle;
    else high = middle - 1;
  }
  return anchors[low]?.[1] ?? '';
}

/** The pinyin forms of a name, syllables joined: one, or two where a character has a second reading. */
export function pinyin(name: string): string[] {
  const characters = [...name].filter((character) => /[\p{L}\p{N}]/u.test(character));
  const usual = characters.map(reading).join('');
  const other = characters.map((character) => alternatives[character] ?? reading(character)).join('');
  return usual === other ? [usual] : [usual, other];
}
