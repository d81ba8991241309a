import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    jobs: {
      title: '后台任务',
      backend: '任务队列：%{backend}',
      backends: { postgres: 'PostgreSQL', redis: 'Redis' },
      schedules: '定时任务',
      next: '下次',
      noSchedules: '没有定时任务',
      more: '再显示一些（还有 %{smart_count} 个）',
      name: {
        reports: {
          'make-period': '生成一个周期的报告',
          'close-week': '每周生成周报',
          'close-month': '每月生成月报',
          'catch-up': '补做漏掉的报告',
        },
        outbox: { deliver: '传递事件' },
        platform: { clean: '清理过期数据' },
        imports: { run: '导入文件' },
      },
      added: '加入',
      finished: '结束',
      attempts: '尝试 %{smart_count} / %{max} 次',
      payload: '参数',
      retry: '重试',
      remove: '删除',
      retried: '已重新排队',
      removed: '已删除',
      removeTitle: '删除任务“%{name}”？',
      removeBody: '删除后不能再重试。',
      none: {
        failed: '没有失败的任务',
        active: '没有正在进行的任务',
        waiting: '没有排队的任务',
        delayed: '没有已排期的任务',
        completed: '没有已完成的任务',
      },
    },
  },
  en: {
    jobs: {
      title: 'Background jobs',
      backend: 'Queue: %{backend}',
      backends: { postgres: 'PostgreSQL', redis: 'Redis' },
      schedules: 'Schedules',
      next: 'Next',
      noSchedules: 'No schedules',
      more: 'Show more (%{smart_count} left)',
      name: {
        reports: {
          'make-period': 'Make the reports of a period',
          'close-week': 'Weekly reports',
          'close-month': 'Monthly reports',
          'catch-up': 'Catch up on missed reports',
        },
        outbox: { deliver: 'Deliver an event' },
        platform: { clean: 'Clean up what has expired' },
        imports: { run: 'Import a file' },
      },
      added: 'Added',
      finished: 'Ended',
      attempts: 'Try %{smart_count} of %{max}',
      payload: 'Parameters',
      retry: 'Try again',
      remove: 'Remove',
      retried: 'Queued again',
      removed: 'Removed',
      removeTitle: 'Remove the job “%{name}”?',
      removeBody: 'It cannot be tried again afterwards.',
      none: {
        failed: 'No failed jobs',
        active: 'Nothing is running',
        waiting: 'Nothing waits',
        delayed: 'Nothing is scheduled',
        completed: 'Nothing completed',
      },
    },
  },
};

export const { zh, en } = messages;
