import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    reportRules: {
      title: '报告规则',
      subtitle: '谁要交、什么时候交、提前多久提醒',
      roles: '需要提交的角色',
      nobody: '没有人需要提交',
      dueDays: '周期结束后第几天截止',
      dueOnWeekday: '即 %{day}',
      dueTime: '截止时间',
      shifts: '遇到休息日顺延到下一个工作日',
      remindHours: '提前几小时提醒（0 为不提醒）',
      saved: '已保存，未提交的报告按新规则计算截止时间',
    },
    workCalendar: {
      title: '工作日历',
      subtitle: '法定节假日和调休已内置；公司另有安排的日子在这里改',
      holiday: '休息',
      workday: '上班',
      ownDay: '公司自定',
      legend: '点一天可以修改',
      unpublished: '%{year} 年的放假安排尚未公布，暂按周末休息计算。',
      kind: '这一天',
      name: '说明',
      reset: '恢复为法定安排',
      saved: '%{day} 已修改',
      previous: '上一年',
      next: '下一年',
    },
  },
  en: {
    reportRules: {
      title: 'Report rules',
      subtitle: 'Who hands in, by when, and how early to remind',
      roles: 'Roles that owe it',
      nobody: 'Nobody owes it',
      dueDays: 'Days after the period ends',
      dueOnWeekday: 'a %{day}',
      dueTime: 'Time of the deadline',
      shifts: 'On a day off, move to the next working day',
      remindHours: 'Remind so many hours before (0: never)',
      saved: 'Saved; reports not yet handed in follow the new rule',
    },
    workCalendar: {
      title: 'Working days',
      subtitle: 'Public holidays and make-up days are built in; change the days on which the company decides otherwise',
      holiday: 'Day off',
      workday: 'Working day',
      ownDay: 'Decided here',
      legend: 'Choose a day to change it',
      unpublished: 'The holidays of %{year} are not announced yet; weekends only, for now.',
      kind: 'This day is a',
      name: 'Reason',
      reset: 'Back to the public calendar',
      saved: '%{day} changed',
      previous: 'Previous year',
      next: 'Next year',
    },
  },
};

export const { zh, en } = messages;
