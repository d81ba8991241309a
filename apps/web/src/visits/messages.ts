import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      visits: {
        name: '拜访 |||| 拜访',
        fields: {
          accountId: '客户', accountName: '客户', personId: '拜访人', personName: '拜访人', kind: '方式', visitedAt: '时间', visitedOn: '日期', durationMinutes: '时长（分钟）', purpose: '目的', note: '拜访记录', needs: '客户需求',
          result: '结果', nextStep: '下一步', nextStepOn: '下一步日期', contacts: '见到的人', contactIds: '见到的人', opportunityId: '商机', opportunityName: '商机', checkInAt: '签到', checkInPlace: '签到地点', checkOutAt: '签退', accountGrade: '客户等级', planId: '来自计划',
        },
      },
    },
    visits: {
      one: '拜访', edit: '修改拜访 · %{name}', remove: '删除拜访', removeTitle: '删除 %{name} 的这次拜访？', removeBody: '它的计划会恢复为未完成，由下一步生成的计划一并删除。删除后不能恢复。', removed: '已删除',
      nav: { label: '拜访', list: '记录', calendar: '日历', plans: '计划' },
      view: { all: '全部', mine: '我的', week: '最近 7 天', onsite: '上门' },
      empty: { title: '还没有拜访记录', body: '拜访完用一分钟记下来，周报里就有它了。' },
      planned: '按计划', unplanned: '计划外', minutes: '%{smart_count} 分钟', position: '位置', map: '位置 %{lat}，%{lng}', nextPlan: '下一步计划', thisPlan: '对应的计划',
      log: {
        fromPlan: '计划中的拜访', recent: '最近拜访', searchAccount: '搜索客户：名称、简称或拼音', searchOffline: '没有网络，只能从上面选', change: '更换', people: '见到谁', allPeople: '全部 %{smart_count} 人', newPerson: '新联系人', newPersonLater: '联网后可添加新联系人',
        deal: '关于哪个商机', addNews: '竞争对手动态', addNeeds: '客户需求', addPurpose: '拜访目的', addWhen: '补记：不是现在', news: '听到了什么', newsKind: '关于', newsCompetitor: '哪家竞争对手', day: '哪一天', time: '几点',
        checkIn: '签到', checkedIn: '已签到 %{time}', place: '地点（可不填）', addPosition: '附上当前位置', positionAsking: '正在定位…', positionConsent: '自愿提供，只用于这次拜访；不附也可以保存。', positionRefused: '没有取得位置，不影响保存。', removePosition: '移除',
        save: '保存', draftKept: '草稿已保存在此设备', otherDraft: '未完成的草稿：%{name}', noAccount: '还没选客户', continue: '继续', discard: '丢弃',
      },
      saved: {
        done: '拜访已保存', later: '已存在此设备上', laterHint: '现在没有网络。联网后会自动发送一次，不会重复；可以关闭应用。', fulfilled: '对应的拜访计划已完成。', planned: '下一步已列入计划', openPlan: '看计划', open: '看这次拜访', account: '看客户', again: '再记一次',
      },
      calendar: {
        title: '拜访日历', week: '周', month: '月', previous: '往前', next: '往后', who: '谁的', mine: '我的', team: '团队全部', person: '选择同事', planned: '计划', done: '已拜访', missed: '未执行', more: '还有 %{smart_count} 项', moved: '已移到 %{date}',
        newPlan: '新计划', emptyDay: '没有安排', truncated: '这段时间的记录很多，只显示前 %{max} 项；请选择一位同事。', legend: '图例', past: '不能移到今天之前', dayPlans: '%{day}，%{smart_count} 项',
      },
    },
  },
  en: {
    resources: {
      visits: {
        name: 'Visit |||| Visits',
        fields: {
          accountId: 'Account', accountName: 'Account', personId: 'Visited by', personName: 'Visited by', kind: 'Kind', visitedAt: 'When', visitedOn: 'Date', durationMinutes: 'Minutes', purpose: 'Purpose', note: 'Notes', needs: 'What they need',
          result: 'Result', nextStep: 'Next step', nextStepOn: 'Date of the next step', contacts: 'People met', contactIds: 'People met', opportunityId: 'Opportunity', opportunityName: 'Opportunity', checkInAt: 'Checked in', checkInPlace: 'Place', checkOutAt: 'Checked out', accountGrade: 'Account grade', planId: 'From a plan',
        },
      },
    },
    visits: {
      one: 'Visit', edit: 'Edit visit · %{name}', remove: 'Delete visit', removeTitle: 'Delete this visit to %{name}?', removeBody: 'Its plan will be open again, and the plan made from its next step goes with it. This cannot be undone.', removed: 'Deleted',
      nav: { label: 'Visits', list: 'Log', calendar: 'Calendar', plans: 'Plans' },
      view: { all: 'All', mine: 'Mine', week: 'Last 7 days', onsite: 'On site' },
      empty: { title: 'No visits yet', body: 'Take a minute after each visit; the weekly report will have it.' },
      planned: 'Planned', unplanned: 'Unplanned', minutes: '%{smart_count} minute |||| %{smart_count} minutes', position: 'Position', map: 'Position %{lat}, %{lng}', nextPlan: 'Plan for the next step', thisPlan: 'The plan it fulfils',
      log: {
        fromPlan: 'Planned visits', recent: 'Visited recently', searchAccount: 'Find an account', searchOffline: 'No network: choose from above', change: 'Change', people: 'Who did you meet', allPeople: 'All %{smart_count} people', newPerson: 'New contact', newPersonLater: 'New contacts need a network',
        deal: 'About which deal', addNews: 'Competitor news', addNeeds: 'What they need', addPurpose: 'Purpose', addWhen: 'It was not just now', news: 'What did you hear', newsKind: 'About', newsCompetitor: 'Which competitor', day: 'Day', time: 'Time',
        checkIn: 'Check in', checkedIn: 'Checked in at %{time}', place: 'Place (optional)', addPosition: 'Add my position', positionAsking: 'Locating…', positionConsent: 'Your choice, used for this visit only; you can save without.', positionRefused: 'No position obtained; you can save all the same.', removePosition: 'Remove',
        save: 'Save', draftKept: 'Draft kept on this device', otherDraft: 'Unfinished draft: %{name}', noAccount: 'no account yet', continue: 'Continue', discard: 'Discard',
      },
      saved: {
        done: 'Visit saved', later: 'Kept on this device', laterHint: 'There is no network now. It will be sent once, by itself, when you are online; you may close the app.', fulfilled: 'The plan for this visit is done.', planned: 'The next step is planned', openPlan: 'Open plan', open: 'Open visit', account: 'Open account', again: 'Log another',
      },
      calendar: {
        title: 'Visit calendar', week: 'Week', month: 'Month', previous: 'Back', next: 'Forward', who: 'Whose', mine: 'Mine', team: 'Whole team', person: 'Choose a colleague', planned: 'Planned', done: 'Visited', missed: 'Missed', more: '%{smart_count} more', moved: 'Moved to %{date}',
        newPlan: 'New plan', emptyDay: 'Nothing planned', truncated: 'There is a lot in this period: only the first %{max} are shown. Choose a colleague.', legend: 'Legend', past: 'Cannot be moved before today', dayPlans: '%{day}, %{smart_count} entry |||| %{day}, %{smart_count} entries',
      },
    },
  },
};

export const { zh, en } = messages;
