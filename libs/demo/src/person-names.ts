import type { Rng } from './random.js';

const SURNAMES =
  `王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文`.split(
    ' ',
  );
const MALE =
  `伟 强 磊 军 勇 杰 涛 明 超 刚 平 辉 鹏 飞 斌 波 浩 宇 建华 志强 国庆 建军 俊杰 浩然 子轩 文博 嘉伟 志远 晓东 海涛 立新 永刚 德明 家豪 振华 宏伟 少华 光耀 天宇 一鸣 泽宇 明轩 景行 思源 启明 承志 学文 新民 春林 卫东`.split(
    ' ',
  );
const FEMALE =
  `芳 娜 敏 静 丽 艳 娟 霞 燕 玲 婷 雪 琳 莉 倩 颖 慧 佳 秀英 桂兰 雨桐 思琪 梦洁 晓燕 雅婷 佳怡 欣怡 诗涵 丽华 春梅 海燕 玉洁 文静 美玲 婉清 若兰 子涵 雪梅 淑芬 晓琳 一诺 嘉欣 可欣 亦菲 紫薇 静怡 舒雅 明月 小红 凤英`.split(
    ' ',
  );

/** A person's name in its two parts. */
export interface PersonName {
  readonly surname: string;
  readonly given: string;
}

/** A common Chinese name; a quarter of the middle-aged business world has a single character after the surname. */
export function personName(rng: Rng): PersonName {
  // The frequent surnames are at the front of the list, as they are in life.
  const surname = SURNAMES[Math.floor(rng.next() ** 1.8 * SURNAMES.length)] ?? '王';
  return { surname, given: rng.pick(rng.chance(0.62) ? MALE : FEMALE) };
}

/** A mobile number; the block after the prefix begins with 00, so that hardly anybody's phone rings. */
export function mobileNumber(rng: Rng): string {
  const prefix = rng.pick([
    '135',
    '136',
    '137',
    '138',
    '139',
    '150',
    '151',
    '158',
    '159',
    '177',
    '180',
    '186',
    '187',
    '188',
    '189',
    '199',
  ]);
  return `${prefix}00${String(rng.int(0, 999_999)).padStart(6, '0')}`;
}
