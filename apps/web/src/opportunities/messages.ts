import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      opportunities: {
        name: '商机 |||| 商机',
        fields: {
          name: '商机名称', accountId: '客户', accountName: '客户', ownerId: '负责人', ownerName: '负责人', productId: '产品', productName: '产品', amount: '金额', weightedAmount: '加权金额', stage: '阶段',
          probability: '赢单概率（%）', forecastCategory: '预测类别', expectedCloseOn: '预计签约', nextStep: '下一步', nextStepOn: '下一步日期', openedOn: '建立日期', stageEnteredOn: '进入本阶段',
          daysInStage: '停留天数', closedOn: '结束日期', wonAmount: '赢单金额', lostReason: '输单原因', lostTo: '输给了谁', closeNote: '总结', budget: '客户预算', purchaseSchedule: '采购进度',
          decisionProcedure: '决策流程', source: '商机来源', contractNumber: '合同',
        },
      },
    },
    enums: { stance: { ahead: '领先于我们', level: '不相上下', behind: '落后于我们', unknown: '未知' } },
    opportunities: {
      create: '新商机', edit: '编辑 %{name}', searchHint: '商机或客户名称', board: '看板', list: '列表', look: '显示方式', stages: '阶段', weighted: '加权', noNextStep: '没有下一步',
      daysInStage: '停留 %{smart_count} 天', count: '%{smart_count} 个商机', openCount: '%{smart_count} 个进行中的商机', emptyColumn: '这一阶段没有商机', unseen: '还有 %{smart_count} 个，请用筛选缩小范围',
      moveTo: '移到', moveNamed: '移动 %{name}', moved: '%{name} 已移到 %{stage}', movedDone: '商机已更新', dropHere: '拖到这里', win: '赢单', lose: '输单', advance: '推进到%{stage}',
      createContract: '建立合同', probabilityHint: '留空则随阶段',
      refused: { won: '先推进到招投标或合同签订', stage: '不能直接移到这里' },
      ask: {
        missing: '继续推进之前，请补上还缺的信息。',
        stage: { title: '%{name} → %{stage}', submit: '补上并移到%{stage}' },
        won: { title: '赢单：%{name}', body: '恭喜！请填写签约金额。赢单后不能再改回。', submit: '确认赢单' },
        lost: { title: '输单：%{name}', body: '输单后不能再改回，原因会进入赢输分析。', submit: '确认输单' },
      },
      say: {
        howTo: '按空格键拿起卡片，用左右方向键换阶段，再按空格键放下，按 Esc 取消。', lifted: '已拿起 %{name}', dropped: '已放到 %{stage}', stayed: '没有移动',
      },
      view: { all: '全部', open: '进行中', mine: '我负责的', closing: '本月签约', stalled: '停滞', noNextStep: '没有下一步', won: '赢单', lost: '输单' },
      section: {
        basics: '基本信息', next: '下一步', buying: '预算与决策', forecast: '预测', facts: '商机信息', history: '阶段历史', competitors: '竞争对手', visits: '相关拜访', won: '赢单', lost: '输单',
      },
      empty: { title: '商机放在这里', body: '客户有了需求，就建一个商机：金额、预计签约和下一步，其余的边走边补。', competitors: '还没有记录竞争对手', visits: '还没有与这个商机有关的拜访' },
    },
  },
  en: {
    resources: {
      opportunities: {
        name: 'Deal |||| Deals',
        fields: {
          name: 'Name', accountId: 'Account', accountName: 'Account', ownerId: 'Owner', ownerName: 'Owner', productId: 'Product', productName: 'Product', amount: 'Amount', weightedAmount: 'Weighted',
          stage: 'Stage', probability: 'Probability (%)', forecastCategory: 'Forecast', expectedCloseOn: 'Expected close', nextStep: 'Next step', nextStepOn: 'Next step on', openedOn: 'Opened',
          stageEnteredOn: 'In this stage since', daysInStage: 'Days in stage', closedOn: 'Closed', wonAmount: 'Won amount', lostReason: 'Reason', lostTo: 'Lost to', closeNote: 'Notes', budget: 'Budget',
          purchaseSchedule: 'Purchase schedule', decisionProcedure: 'How they decide', source: 'Source', contractNumber: 'Contract',
        },
      },
    },
    enums: { stance: { ahead: 'Ahead of us', level: 'Level', behind: 'Behind us', unknown: 'Unknown' } },
    opportunities: {
      create: 'New deal', edit: 'Edit %{name}', searchHint: 'Deal or account', board: 'Board', list: 'List', look: 'View', stages: 'Stages', weighted: 'Weighted', noNextStep: 'No next step',
      daysInStage: '%{smart_count} day here |||| %{smart_count} days here', count: '%{smart_count} deal |||| %{smart_count} deals', openCount: '%{smart_count} open deal |||| %{smart_count} open deals',
      emptyColumn: 'No deals in this stage', unseen: '%{smart_count} more; filter to see them', moveTo: 'Move to', moveNamed: 'Move %{name}', moved: '%{name} moved to %{stage}',
      movedDone: 'Deal updated', dropHere: 'Drop here', win: 'Won', lose: 'Lost', advance: 'Move to %{stage}', createContract: 'Create contract', probabilityHint: 'Follows the stage when empty',
      refused: { won: 'Move it to tender or closing first', stage: 'Cannot go here directly' },
      ask: {
        missing: 'Before it goes on, please fill in what is still missing.',
        stage: { title: '%{name} → %{stage}', submit: 'Save and move to %{stage}' },
        won: { title: 'Won: %{name}', body: 'Congratulations! What is the contracted amount? This cannot be undone.', submit: 'Mark as won' },
        lost: { title: 'Lost: %{name}', body: 'This cannot be undone; the reason goes into the win and loss analysis.', submit: 'Mark as lost' },
      },
      say: {
        howTo: 'Press space to lift the card, the left and right arrows to change its stage, space to drop it, Escape to cancel.', lifted: 'Lifted %{name}', dropped: 'Dropped on %{stage}', stayed: 'Not moved',
      },
      view: { all: 'All', open: 'Open', mine: 'Mine', closing: 'Closing this month', stalled: 'Stalled', noNextStep: 'No next step', won: 'Won', lost: 'Lost' },
      section: {
        basics: 'Basics', next: 'Next step', buying: 'Budget and decision', forecast: 'Forecast', facts: 'Facts', history: 'Stage history', competitors: 'Competitors', visits: 'Visits', won: 'Won', lost: 'Lost',
      },
      empty: {
        title: 'Deals live here', body: 'Open one as soon as a customer needs something: amount, expected close and next step; the rest comes on the way.', competitors: 'No competitors recorded', visits: 'No visits about this deal yet',
      },
    },
  },
};

export const { zh, en } = messages;
