import { dateOf, timestamp } from './days.js';
import { mobileNumber, personName } from './person-names.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import { composedSearchText, pinyinOf } from './spelling.js';
import { type ContactPerson, type Customer, ownerOn } from './story.js';

interface Post {
  readonly title: string;
  readonly department: string;
  readonly role: string;
  /** What follows the surname when one speaks of the person. */
  readonly called: string;
  readonly business: string;
  readonly influence: readonly [number, number];
}

function post(
  title: string,
  department: string,
  role: string,
  called: string,
  business: string,
  influence: readonly [number, number],
): Post {
  return { title, department, role, called, business, influence };
}

/** The posts by rank: the head, those who sign, those who judge, those who work with it. */
const POSTS: readonly (readonly Post[])[] = [
  [
    post('总经理', '总经办', 'decision_maker', '总', '整体经营、最终审批', [5, 5]),
    post('董事长', '总经办', 'decision_maker', '董', '战略与重大投资', [5, 5]),
    post('常务副总经理', '总经办', 'decision_maker', '总', '运营与投资审批', [4, 5]),
  ],
  [
    post('生产副总', '生产中心', 'approver', '总', '生产、技改项目', [3, 5]),
    post('财务总监', '财务部', 'approver', '总', '预算与付款审批', [3, 5]),
    post('采购总监', '采购中心', 'approver', '总', '招标与合同', [3, 4]),
  ],
  [
    post('信息部经理', '信息部', 'influencer', '经理', '信息化规划与选型', [3, 4]),
    post('采购经理', '采购部', 'gatekeeper', '经理', '供应商准入、比价', [2, 4]),
    post('设备部部长', '设备部', 'influencer', '部长', '设备联网与点检', [2, 4]),
    post('质量部经理', '质量部', 'influencer', '经理', '质量体系与追溯', [2, 4]),
    post('仓储物流经理', '物流部', 'user', '经理', '仓库与配送', [2, 3]),
    post('生产部部长', '生产部', 'user', '部长', '车间生产组织', [2, 4]),
  ],
  [
    post('信息化工程师', '信息部', 'coach', '工', '系统实施与运维', [1, 3]),
    post('车间主任', '生产部', 'user', '主任', '车间现场管理', [1, 3]),
    post('采购专员', '采购部', 'gatekeeper', '工', '询价、合同流转', [1, 2]),
    post('应付会计', '财务部', 'user', '会计', '发票与付款', [1, 2]),
    post('工艺工程师', '技术部', 'influencer', '工', '工艺路线与参数', [1, 3]),
    post('总经理助理', '总经办', 'gatekeeper', '助理', '日程与流程', [1, 3]),
  ],
];
const NOTES = [
  '喜欢打羽毛球，约在下班后聊更顺',
  '对价格敏感，重视付款方式',
  '技术出身，喜欢看现场数据',
  '与竞争对手老板是校友，需留意',
  '明年退休，接班人待定',
  '做事谨慎，凡事要书面',
  '刚从友商跳槽来，熟悉行业',
  '对我们上一期项目评价高',
];

interface Post2 {
  readonly person: ContactPerson;
  readonly post: Post;
}

/** The people at one customer. The better the customer, the more of them are known; each but the first reports to somebody of higher rank. */
export function makeContacts(
  customer: Customer,
  setting: Setting,
  mean: number,
  rng: Rng,
): { rows: Row<'contact'>[]; people: ContactPerson[] } {
  const weight = { A: 1.75, B: 1.25, C: 0.8, D: 0.5 }[customer.grade];
  const count = Math.max(1, rng.round(mean * weight + rng.between(-0.5, 0.5)));
  const ranks = Array.from({ length: count }, (_, i) =>
    i === 0 ? (customer.grade < 'C' ? 2 : rng.int(1, 2)) : i === 1 ? rng.int(0, 1) : i === 2 ? 3 : rng.int(0, 3),
  );
  const made: Post2[] = [];
  const used = new Set<Post>();
  for (const [index, rank] of ranks.entries()) {
    const open = (POSTS[rank] ?? []).filter(
      (candidate) => !used.has(candidate) && !(rank === 0 && made.some((other) => other.person.rank === 0)),
    );
    if (open.length === 0) continue;
    const chosen = rng.pick(open);
    used.add(chosen);
    const name = personName(rng);
    const since =
      index === 0
        ? customer.createdOn
        : Math.min(
            setting.today - 1,
            customer.createdOn + rng.int(0, Math.max(1, Math.min(500, setting.today - customer.createdOn - 1))),
          );
    made.push({
      post: chosen,
      person: { id: setting.id(since, rng.int(560, 1_070), rng), name, rank, called: name.surname + chosen.called, since },
    });
  }
  return { people: made.map(({ person }) => person), rows: made.map((entry) => contactRow(entry, made, customer, setting, rng)) };
}

function contactRow(
  { person, post: held }: Post2,
  all: readonly Post2[],
  customer: Customer,
  setting: Setting,
  rng: Rng,
): Row<'contact'> {
  const { surname, given } = person.name;
  const above = all.filter((other) => other.person.rank < person.rank).sort((a, b) => b.person.rank - a.person.rank);
  const boss = above.find((other) => other.post.department === held.department) ?? above[0];
  const mobile = mobileNumber(rng);
  const spelled = pinyinOf(given) + pinyinOf(surname).slice(0, 1);
  const created = timestamp(setting.clock.at(person.since, rng.int(600, 1_080)));
  return {
    id: person.id,
    account_id: customer.id,
    name: surname + given,
    title: held.title,
    department: held.department,
    decision_role: rng.chance(0.93) ? held.role : null,
    attitude:
      held.role === 'coach'
        ? 'supporter'
        : rng.weighted(['supporter', 'neutral', 'unknown', 'opponent'], (a) =>
            a === 'neutral' ? 5 : a === 'supporter' ? 3 : a === 'unknown' ? 1.5 : 0.6,
          ),
    influence: rng.int(held.influence[0], held.influence[1]),
    reports_to_id: boss?.person.id ?? null,
    mobile,
    phone: rng.chance(0.4)
      ? `${customer.place.areaCode}-${rng.int(5, 8)}${String(rng.int(0, 9_999_999)).padStart(7, '0')}`
      : null,
    email: rng.chance(0.7) ? `${spelled}@${pinyinOf(customer.name.mark)}.example.com` : null,
    wechat: rng.chance(0.6) ? (rng.chance(0.5) ? mobile : `${spelled}_${rng.int(10, 99)}`) : null,
    birthday: rng.chance(0.35)
      ? `${rng.int(1966, 1996)}-${String(rng.int(1, 12)).padStart(2, '0')}-${String(rng.int(1, 28)).padStart(2, '0')}`
      : null,
    business: held.business,
    note: rng.chance(0.3) ? rng.pick(NOTES) : null,
    left_on: null,
    search_text: composedSearchText([surname, given], [held.title], [mobile]),
    created_by: ownerOn(customer, person.since)?.id ?? null,
    created_on: dateOf(person.since),
    created_at: created,
    updated_at: created,
  };
}
