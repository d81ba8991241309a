import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      reports: {
        name: '报告 |||| 报告',
        fields: { kind: '类型', period: '周期', startsOn: '周期', personName: '报告人', departmentName: '部门', status: '状态', punctuality: '及时性', dueAt: '截止', submittedAt: '提交时间', reviewerName: '审阅人' },
      },
    },
    reports: {
      view: { all: '全部', mine: '我的', awaiting: '待我审阅', missing: '缺交', accepted: '已通过' },
      punctuality: { on_time: '按时', late: '迟交', missing: '缺交', pending: '未到期' },
      empty: { title: '周报和月报在这里', body: '每周一和每月 1 日，系统会根据拜访、商机、合同与回款自动生成草稿，您只需补上文字。' },
      facts: '本期事实', computedAt: '计算于', frozenAt: '已随提交封存', due: '截止', reviewer: '审阅人', print: '打印', previous: '上一期报告',
      fact: { before: '上期', target: '目标' },
      list: {
        visits: '拜访', stageMoves: '商机推进', contracts: '签约合同', payments: '到账回款', overdue: '逾期应收', complaints: '投诉', competitorNews: '竞争情报',
        none: '本期没有：%{names}', more: '再显示 %{smart_count} 条', fewer: '收起',
      },
      plan: { review: '计划执行', kept: '完成率', nothing: '本期没有计划，也没有拜访', done: '已完成', notDone: '未完成', unplanned: '计划外', cancelled: '已取消', upcoming: '尚未到期' },
      words: {
        summary: '工作总结', summaryHint: '本期最重要的进展与结果', problems: '问题与风险', problemsHint: '卡在哪里，影响什么', helpNeeded: '需要的支持', helpNeededHint: '需要谁、做什么、何时之前',
      },
      next: {
        title: '下期计划', hint: '已根据拜访计划、约定的下一步、到期应收和商机预填；有客户和日期的条目提交后成为拜访计划。', add: '添加一条', none: '没有填写下期计划', what: '做什么', account: '客户', on: '日期',
        up: '上移：%{name}', down: '下移：%{name}', remove: '删除：%{name}', report: '下一期报告',
      },
      source: { plan: '拜访计划', next_step: '约定的下一步', instalment: '到期应收', opportunity: '商机', own: '自己添加' },
      save: { clean: '修改会自动保存', dirty: '有修改', saving: '正在保存…', saved: '已保存 %{time}', conflict: '未保存：内容有冲突', offline: '没有网络，暂存在此设备', refused: '未保存' },
      conflict: { title: '这份报告在别处被修改过', body: '您的文字仍在屏幕上，没有丢失。请选择保留哪一份。', theirs: '放弃我的修改，载入最新内容', mine: '用我的内容覆盖' },
      refused: { title: '没能保存' },
      submit: { action: '提交', title: '提交%{period}的报告？', body: '提交后数字封存，由%{name}审阅；退回之前不能再修改。', bodyAlone: '提交后数字封存；退回之前不能再修改。', done: '报告已提交' },
      review: {
        title: '审阅室', enter: '进入审阅室', queue: '待审阅的报告', waiting: '%{smart_count} 份待审阅', none: '没有要审阅的报告', noneBody: '团队提交报告后会出现在这里。', accept: '通过', return: '退回', reason: '退回原因',
        returnTitle: '退回%{name}的报告（%{period}）？', returnBody: '报告人会看到原因，修改后可以再次提交。', accepted: '已通过 %{name} 的报告', returned: '已退回 %{name} 的报告',
      },
      history: {
        title: '记录与评论', system: '系统', revision: '第 %{revision} 版', drafted: '生成了草稿', submitted: '提交了报告', returned: '退回了报告', accepted: '通过了报告', commented: '发表了评论', comment: '发表评论', commentHint: '写下评论',
      },
      verify: { hash: '封存校验码', action: '校验', matches: '与现有数据一致', changed: '提交后数据有变化', rows: '数字相同，背后的记录有变化', broken: '封存的内容与校验码不符，请联系管理员。' },
      team: {
        title: '团队汇总', people: '按人', sum: '合计', people_count: '%{smart_count} 人', handedIn: '已提交', accepted: '其中 %{smart_count} 份已通过', chart: '%{measure} · 按人比较', measure: '指标',
        empty: '这个周期没有应交报告的人', emptyBody: '换一个周期看看，或者请管理员生成这个周期的报告。',
      },
    },
  },
  en: {
    resources: {
      reports: {
        name: 'Report |||| Reports',
        fields: { kind: 'Kind', period: 'Period', startsOn: 'Period', personName: 'Author', departmentName: 'Department', status: 'State', punctuality: 'Punctuality', dueAt: 'Due', submittedAt: 'Submitted', reviewerName: 'Reviewer' },
      },
    },
    reports: {
      view: { all: 'All', mine: 'Mine', awaiting: 'Awaiting my review', missing: 'Missing', accepted: 'Accepted' },
      punctuality: { on_time: 'On time', late: 'Late', missing: 'Missing', pending: 'Not yet due' },
      empty: { title: 'Weekly and monthly reports live here', body: 'Every Monday and on the 1st a draft is made from visits, deals, contracts and payments; you add the words.' },
      facts: 'Facts of the period', computedAt: 'Computed', frozenAt: 'Frozen on submission', due: 'Due', reviewer: 'Reviewer', print: 'Print', previous: 'Previous report',
      fact: { before: 'before', target: 'Target' },
      list: {
        visits: 'Visits', stageMoves: 'Deals moved', contracts: 'Contracts signed', payments: 'Payments received', overdue: 'Overdue receivables', complaints: 'Complaints', competitorNews: 'Competitor news',
        none: 'None this period: %{names}', more: 'Show %{smart_count} more', fewer: 'Show fewer',
      },
      plan: { review: 'What became of the plan', kept: 'Kept', nothing: 'No plan and no visits in this period', done: 'Done', notDone: 'Not done', unplanned: 'Unplanned', cancelled: 'Cancelled', upcoming: 'Still to come' },
      words: {
        summary: 'Summary', summaryHint: 'What moved, and what came of it', problems: 'Problems and risks', problemsHint: 'What is stuck, and what it affects', helpNeeded: 'Help needed', helpNeededHint: 'From whom, what, by when',
      },
      next: {
        title: 'Plan for the next period', hint: 'Filled in from visit plans, agreed next steps, money due and deals. Lines with an account and a date become visit plans when you submit.', add: 'Add a line', none: 'No plan for the next period',
        what: 'What', account: 'Account', on: 'Date', up: 'Move up: %{name}', down: 'Move down: %{name}', remove: 'Remove: %{name}', report: 'Next report',
      },
      source: { plan: 'Visit plan', next_step: 'Agreed next step', instalment: 'Money due', opportunity: 'Deal', own: 'Own line' },
      save: { clean: 'Saves by itself', dirty: 'Changed', saving: 'Saving…', saved: 'Saved %{time}', conflict: 'Not saved: conflict', offline: 'No network, kept on this device', refused: 'Not saved' },
      conflict: { title: 'This report was changed elsewhere', body: 'Your words are still on the screen, nothing is lost. Choose which to keep.', theirs: 'Drop mine, load the latest', mine: 'Overwrite with mine' },
      refused: { title: 'Could not be saved' },
      submit: { action: 'Submit', title: 'Submit the report for %{period}?', body: 'The figures freeze and %{name} reviews it; it cannot be changed unless it is returned.', bodyAlone: 'The figures freeze; it cannot be changed unless it is returned.', done: 'Report submitted' },
      review: {
        title: 'Review room', enter: 'Review room', queue: 'Reports to review', waiting: '%{smart_count} waiting', none: 'Nothing to review', noneBody: 'Reports appear here as your team submits them.', accept: 'Accept', return: 'Return', reason: 'Reason',
        returnTitle: 'Return the report of %{name} (%{period})?', returnBody: 'The author sees the reason and can submit again.', accepted: 'Accepted the report of %{name}', returned: 'Returned the report of %{name}',
      },
      history: {
        title: 'History and comments', system: 'The system', revision: 'revision %{revision}', drafted: 'made the draft', submitted: 'submitted the report', returned: 'returned the report', accepted: 'accepted the report', commented: 'commented', comment: 'Comment', commentHint: 'Write a comment',
      },
      verify: { hash: 'Seal', action: 'Verify', matches: 'Matches the records', changed: 'Changed since', rows: 'same figure, other records behind it', broken: 'What is stored does not have its seal. Please tell an administrator.' },
      team: {
        title: 'Team roll-up', people: 'By person', sum: 'Sum', people_count: '%{smart_count} person |||| %{smart_count} people', handedIn: 'Handed in', accepted: '%{smart_count} of them accepted', chart: '%{measure} by person', measure: 'Measure',
        empty: 'Nobody owed a report for this period', emptyBody: 'Try another period, or ask an administrator to make the reports of this one.',
      },
    },
  },
};

export const { zh, en } = messages;
