import type { City, Region } from './cities.js';
import type { Rng } from './random.js';

/** An industry: how it is listed, what its companies call themselves, and what they worry about. */
export interface Industry {
  readonly name: string;
  /** The trade in a company's name. */
  readonly trades: readonly string[];
  /** What they want from us, in their words. */
  readonly worries: readonly string[];
}

function industry(name: string, trades: string, worries: string): Industry {
  return { name, trades: trades.split(' '), worries: worries.split(' ') };
}

/** The industries that are sold to. */
export const INDUSTRIES: readonly Industry[] = [
  industry(
    '汽车零部件',
    '汽车部件 汽车电子 汽车内饰 车桥 底盘系统 汽车科技',
    '主机厂审核要求单件追溯 换型频繁排产跟不上 供应商来料批次对不上 冲压线停机损失大',
  ),
  industry(
    '装备制造',
    '重工 机械 智能装备 数控机床 液压 精密机械',
    '项目型生产进度不透明 外协件交期失控 设计变更传不到车间 售后备件账实不符',
  ),
  industry(
    '电子半导体',
    '电子 微电子 光电 半导体 电子科技 精密电路',
    '良率波动找不到原因 物料防错靠人工 测试数据分散在各台设备 客户要求开放质量数据',
  ),
  industry(
    '生物医药',
    '生物医药 制药 药业 医疗器械 生物科技',
    '批记录还是纸质 审计追踪达不到GMP要求 冷链温度记录不连续 偏差处理周期长',
  ),
  industry('化工新材料', '化工 新材料 高分子材料 涂料 精细化工', '配方切换损耗高 安全巡检靠签字 能耗双控指标紧 罐区数据没有集中'),
  industry('食品饮料', '食品 饮料 乳业 酒业 粮油', '效期管理靠表格 旺季排产冲突 召回演练要两天才能查全 包装线效率低'),
  industry(
    '新能源',
    '新能源 锂电 光伏科技 储能科技 电池材料',
    '电芯全流程追溯压力大 扩产节奏快系统跟不上 设备数据采集频率不够 海外客户要碳足迹数据',
  ),
  industry('钢铁有色', '钢铁 铝业 铜业 特钢 金属材料', '能源成本居高不下 质量判定依赖老师傅 炉次与订单对应困难 设备点检流于形式'),
  industry('仓储物流', '物流 供应链 冷链物流 仓储', '库位利用率低 大促期间错发漏发 多货主计费复杂 盘点要停库'),
  industry('电力能源', '电力设备 电气 输配电设备 能源科技', '设备台账不全 检修计划与备件脱节 招标要求国产化 数据安全等保要求高'),
  industry(
    '家电家居',
    '电器 家电 智能家居 卫浴',
    '订单碎片化换线多 经销商要货预测不准 售后质量数据回不到工厂 原材料涨价要控成本',
  ),
  industry('纺织服装', '纺织 服饰 印染 化纤', '小单快反做不起来 染缸能耗高 面料批次色差投诉多 计件工资核算慢'),
];

const FIRST =
  `宏 恒 瑞 盛 鑫 华 泰 嘉 凯 启 远 博 正 金 立 德 永 天 海 中 东 新 联 汇 科 亿 卓 锐 振 安 和 信 通 佳 众 诚 江 明 万 润 景 兴 昊 鸿 骏 旭 星 云 长 建 高 康 捷 利 百 帝 弘 炬`.split(
    ' ',
  );
const SECOND =
  `图 远 达 信 泰 源 盛 丰 成 昌 和 利 康 晟 辉 航 业 邦 诚 隆 翔 腾 宇 峰 驰 特 铭 力 创 德 润 嘉 通 方 川 林 森 凌 迪 基 维 雅 富 宁 贝 霖 程 阳 卓 尔 域 拓 硕 尚 科 原 晖 锋`.split(
    ' ',
  );
/** What looks odd, or is what a well-known company is called. */
const ODD =
  /^(.)\1$|金尔|中原|天阳|海德|东方|华润|新希|长城|海航|中泰|金利|建德|宁德|远东|江淮|高通|安卓|恒瑞|华泰|中信|金科|中远|建信|万达|恒源|亿纬|德邦|百润|中航|东华|海翔|中丰|天邦|康恩|信达|海信|海通|长虹|安科|利德/;
const FORMS = ['有限公司', '有限公司', '有限公司', '股份有限公司', '科技有限公司'];
/** Trades whose companies hardly call themselves technology companies. */
const PLAIN = /科技$|业$|食品|饮料|物流|仓储|服饰|粮油|纺织|供应链|集团/;

/** A company's name with the pieces it is made of, so that its pinyin need not be worked out anew for every company. */
export interface CompanyName {
  readonly pieces: readonly string[];
  readonly shortPieces: readonly string[];
  /** The trade name (字号) alone. */
  readonly mark: string;
}

/** Gives out company names that no other company of the demo has. */
export class CompanyNames {
  private readonly taken = new Set<string>();

  constructor(
    private readonly rng: Rng,
    /** While there are enough, every company has a trade name of its own; a very large set repeats them in other trades and cities. */
    private readonly uniqueMarks: boolean,
  ) {}

  /** A company of the industry in the city. */
  company(place: City, trade: Industry): CompanyName {
    for (;;) {
      const mark = this.mark();
      const what = this.rng.pick(trade.trades);
      const form = this.rng.pick(FORMS);
      const fullForm = form === '科技有限公司' && PLAIN.test(what) ? '有限公司' : form;
      const cityLast = this.rng.chance(0.12);
      const pieces = cityLast ? [mark, what, '（', place.name, '）', fullForm] : [place.name, mark, what, fullForm];
      if (this.free(pieces.join(''), mark)) return { pieces, shortPieces: [mark, what], mark };
    }
  }

  /** The head of a group. */
  group(place: City): CompanyName {
    for (;;) {
      const mark = this.mark();
      const tail = this.rng.pick(['集团有限公司', '控股集团有限公司', '集团股份有限公司']);
      const pieces = this.rng.chance(0.5) ? [mark, tail] : [place.name, mark, tail];
      if (this.free(pieces.join(''), mark)) return { pieces, shortPieces: [mark, '集团'], mark };
    }
  }

  /** A company of that group. */
  subsidiary(mark: string, place: City, trade: Industry): CompanyName {
    const free = trade.trades.filter((what) => !this.taken.has(`${mark}${what}（${place.name}）有限公司`));
    // The group has a company of every such trade in that city already: this one goes by a name of its own.
    if (free.length === 0) return this.company(place, trade);
    const what = this.rng.pick(free);
    const shortPieces = [mark, what, '（', place.name, '）'];
    const pieces = [...shortPieces, '有限公司'];
    this.taken.add(pieces.join(''));
    return { pieces, shortPieces, mark };
  }

  private mark(): string {
    for (;;) {
      const mark = this.rng.pick(FIRST) + this.rng.pick(SECOND);
      if (!ODD.test(mark)) return mark;
    }
  }

  private free(name: string, mark: string): boolean {
    if (this.taken.has(name) || (this.uniqueMarks && this.taken.has(mark))) return false;
    this.taken.add(name).add(mark);
    return true;
  }
}

/** A city of the region; the first ones of the list come up most. */
export function pickCity(region: Region, rng: Rng): City {
  return rng.weighted(region.cities, (place) => 1 / (1.5 + region.cities.indexOf(place)));
}
