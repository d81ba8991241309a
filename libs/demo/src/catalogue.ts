/** What the demo company sells. Prices in whole yuan. */
export interface ProductInfo {
  readonly code: string;
  readonly name: string;
  /** How deals and notes call it. */
  readonly nick: string;
  readonly series: string;
  readonly unit: string;
  readonly listPrice: number;
  readonly floorPrice: number;
  readonly costPrice: number;
}

/** What of the price floor is cost, in per cent: hardware is bought, software mostly written. */
const COST_OF_FLOOR: Readonly<Record<string, number>> = { 硬件: 82, 服务: 70 };

function product(
  code: string,
  name: string,
  nick: string,
  series: string,
  unit: string,
  listPrice: number,
  floorPrice: number,
): ProductInfo {
  const share = COST_OF_FLOOR[series] ?? 60;
  return { code, name, nick, series, unit, listPrice, floorPrice, costPrice: Math.round((floorPrice * share) / 100) };
}

/** The price list. */
export const PRODUCTS: readonly ProductInfo[] = [
  product('QH-MES-E', '启衡制造执行系统 企业版', 'MES', '生产管理', '套', 1_280_000, 960_000),
  product('QH-MES-S', '启衡制造执行系统 标准版', 'MES标准版', '生产管理', '套', 480_000, 372_000),
  product('QH-APS', '启衡高级排产系统', 'APS排产', '生产管理', '套', 680_000, 510_000),
  product('QH-QMS', '启衡质量管理系统', 'QMS质量', '生产管理', '套', 420_000, 315_000),
  product('QH-WMS', '启衡智能仓储系统', 'WMS仓储', '仓储物流', '套', 560_000, 420_000),
  product('QH-AGV', '启衡AGV调度平台', 'AGV调度', '仓储物流', '套', 360_000, 280_000),
  product('QH-IOT', '启衡工业物联网平台', '物联网平台', '设备与能源', '套', 880_000, 650_000),
  product('QH-EAM', '启衡设备管理系统', 'EAM设备', '设备与能源', '套', 390_000, 292_000),
  product('QH-EMS', '启衡能源管理系统', '能源管理', '设备与能源', '套', 520_000, 390_000),
  product('QH-GW-200', '启衡边缘采集网关 GW200', '采集网关', '硬件', '台', 6_800, 5_200),
  product('QH-TRACE', '启衡全流程追溯平台', '追溯平台', '生产管理', '套', 750_000, 560_000),
  product('QH-SVC-Y', '年度运维服务', '年度运维', '服务', '年', 120_000, 96_000),
];

/** A competitor as the sales people describe it. */
export interface RivalInfo {
  readonly name: string;
  /** How people call it. */
  readonly nick: string;
  readonly products: string;
  readonly strengths: string;
  readonly weaknesses: string;
}

/** The eight competitors that keep turning up. */
export const RIVALS: readonly RivalInfo[] = [
  {
    name: '博睿工业软件股份有限公司',
    nick: '博睿',
    products: 'MES、APS、工业互联网平台',
    strengths: '上市公司，品牌响，集团级案例多，售前团队大',
    weaknesses: '报价高，定制开发周期长，项目经理流动大',
  },
  {
    name: '深圳数擎智能科技有限公司',
    nick: '数擎',
    products: '轻量MES、设备采集、低代码平台',
    strengths: '上线快，低代码演示效果好，华南渠道强',
    weaknesses: '复杂工艺支撑弱，大数据量下性能差',
  },
  {
    name: '北京联控信达系统集成有限公司',
    nick: '联控信达',
    products: '系统集成、能源管理、自动化改造',
    strengths: '央企背景客户关系深，资质全',
    weaknesses: '软件多为外购，后续运维响应慢',
  },
  {
    name: '杭州云制信息技术有限公司',
    nick: '云制',
    products: '云端MES、质量管理SaaS',
    strengths: '订阅制首年投入低，界面好',
    weaknesses: '不支持本地部署，数据安全常被质疑',
  },
  {
    name: '苏州博骏自动化软件有限公司',
    nick: '博骏',
    products: 'WMS、AGV调度、追溯系统',
    strengths: '软硬件打包，与设备商联合投标',
    weaknesses: '软件单独报价没有优势，文档差',
  },
  {
    name: '西门泰克（中国）软件有限公司',
    nick: '西门泰克',
    products: '外资MOM平台、PLM',
    strengths: '国际标准，外资客户认可',
    weaknesses: '价格是我们的两倍以上，本地支持按小时收费',
  },
  {
    name: '广州立唯仓储技术有限公司',
    nick: '立唯',
    products: 'WMS、立体库控制系统',
    strengths: '电商物流案例多，交付团队便宜',
    weaknesses: '制造业线边仓经验少',
  },
  {
    name: '山东鲁智信息工程有限公司',
    nick: '鲁智',
    products: 'EAM、能源管理、安全生产平台',
    strengths: '低价策略，北方化工钢铁客户多',
    weaknesses: '产品老旧，投标常有偏离项',
  },
];
