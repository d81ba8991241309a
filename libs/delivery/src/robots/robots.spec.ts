import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeliveryMessage } from '@keyline/model';
import { NotNow, Refused, Uncertain } from '../notifier.js';
import { readAnswer } from './answers.js';
import { dingtalkBody, dingtalkSignature, feishuBody, feishuSignature, wecomBody } from './dialects.js';
import { isAllowedWebhook } from './webhooks.js';

const MESSAGE: DeliveryMessage = {
  title: '团队周报汇总 · 华东区 · 2026-W47',
  subtitle: '2026 年第 47 周',
  lines: [
    { label: '完成拜访', value: '42', note: '上期 38' },
    { label: '签约金额', value: '¥1,200,000.00' },
  ],
  remarks: [{ label: '工作总结', value: '[点我](http://evil) 二期*验收*' }],
  links: [{ text: '在 Keyline 中查看', url: 'https://crm.example.com/reports/team?kind=weekly' }],
};
const contentOf = (body: unknown) => (body as { markdown: { content: string } }).markdown.content;

describe('what the robots say', () => {
  it('in WeCom: a heading, quoted figures, a link; what people wrote makes no link', () => {
    expect(contentOf(wecomBody(MESSAGE)).split('\n')).toEqual([
      '## 团队周报汇总 · 华东区 · 2026-W47',
      '2026 年第 47 周',
      '> 完成拜访：**42**（上期 38）',
      '> 签约金额：**¥1,200,000.00**',
      '工作总结：［点我］(http://evil) 二期＊验收＊',
      '[在 Keyline 中查看](https://crm.example.com/reports/team?kind=weekly)',
    ]);
  });

  it('in DingTalk with a title for the list of chats; in Feishu as rich text', () => {
    expect(dingtalkBody(MESSAGE)).toMatchObject({
      msgtype: 'markdown',
      markdown: { title: MESSAGE.title, text: expect.stringContaining('- 完成拜访：**42**（上期 38）') as unknown },
    });
    expect(feishuBody(MESSAGE)).toEqual({
      msg_type: 'post',
      content: {
        post: {
          zh_cn: {
            title: MESSAGE.title,
            content: [
              [{ tag: 'text', text: '2026 年第 47 周' }],
              [{ tag: 'text', text: '完成拜访：42（上期 38）' }],
              [{ tag: 'text', text: '签约金额：¥1,200,000.00' }],
              [{ tag: 'text', text: '工作总结：[点我](http://evil) 二期*验收*' }],
              [{ tag: 'a', text: '在 Keyline 中查看', href: 'https://crm.example.com/reports/team?kind=weekly' }],
            ],
          },
        },
      },
    });
  });

  it('never more than WeCom takes, and never without the link', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 40 }), (values) => {
        const content = contentOf(wecomBody({ ...MESSAGE, lines: values.map((value) => ({ label: '指标', value })) }));
        expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096);
        expect(content.endsWith('(https://crm.example.com/reports/team?kind=weekly)')).toBe(true);
      }),
    );
  });
});

describe('signatures', () => {
  // Computed apart from the product, with openssl, as the vendors' documents show it.
  it('DingTalk: of the time in milliseconds and the key, with the key', () => {
    expect(dingtalkSignature('SECabc', new Date(1_700_000_000_000))).toEqual({
      timestamp: '1700000000000',
      sign: 'jcUpW0QmtKduN03n4JqQ0PBosVjqnM8gU7fIIvsDmCM=',
    });
  });
  it('Feishu: of nothing, with the time in seconds and the key', () => {
    expect(feishuSignature('abc', new Date(1_700_000_000_000))).toEqual({
      timestamp: '1700000000',
      sign: 'VIS10b0EBvzzSdFnuk4tznEmK5wHaruvf/WnViv2yR4=',
    });
  });
});

describe('what the robots answer', () => {
  const meaning = (robot: 'wecom' | 'dingtalk' | 'feishu', status: number, body: unknown) => {
    try {
      readAnswer(robot, status, typeof body === 'string' ? body : JSON.stringify(body));
      return 'taken';
    } catch (error) {
      if (error instanceof NotNow) return `later: ${error.reason}`;
      if (error instanceof Uncertain) return 'who knows';
      if (error instanceof Refused) return `never: ${error.reason}`;
      throw error;
    }
  };
  it.each([
    ['wecom', 200, { errcode: 0, errmsg: 'ok' }, 'taken'],
    ['wecom', 200, { errcode: 45009, errmsg: 'api freq out of limit' }, 'later: rate_limited'],
    ['wecom', 200, { errcode: 93000, errmsg: 'invalid webhook url' }, 'never: bad_key'],
    ['wecom', 200, { errcode: 40058, errmsg: 'exceed max length' }, 'never: refused'],
    ['wecom', 200, '<html>', 'never: refused'],
    ['wecom', 502, '<html>', 'later: busy'],
    ['wecom', 504, '<html>', 'who knows'],
    ['wecom', 200, {}, 'never: refused'],
    ['wecom', 302, '', 'never: refused'],
    ['dingtalk', 200, { errcode: 0 }, 'taken'],
    ['dingtalk', 302, '', 'later: rate_limited'],
    ['dingtalk', 200, { errcode: 130101, errmsg: 'send too fast' }, 'later: rate_limited'],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'sign not match' }, 'never: bad_signature'],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'description:关键词不匹配;keywords not in content' }, 'never: keyword_missing'],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'ip 1.2.3.4 not in whitelist' }, 'never: address_blocked'],
    ['dingtalk', 200, { errcode: 300005, errmsg: 'token is not exist' }, 'never: bad_key'],
    ['feishu', 200, { code: 0, msg: 'success' }, 'taken'],
    ['feishu', 429, { code: 99991400, msg: 'request trigger frequency limit' }, 'later: rate_limited'],
    ['feishu', 200, { code: 11232, msg: 'frequency limited' }, 'later: rate_limited'],
    ['feishu', 400, { code: 9499, msg: 'too many request' }, 'later: rate_limited'],
    ['feishu', 400, { code: 9499, msg: 'Bad Request' }, 'never: refused'],
    ['feishu', 400, { code: 19021, msg: 'sign match fail' }, 'never: bad_signature'],
    ['feishu', 400, { code: 19024, msg: 'Key Words Not Found' }, 'never: keyword_missing'],
    ['feishu', 400, { code: 19022, msg: 'Ip Not Allowed' }, 'never: address_blocked'],
  ] as const)('%s %s %j: %s', (robot, status, body, expected) => expect(meaning(robot, status, body)).toBe(expected));
});

describe('where the server may knock', () => {
  it.each([
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x', true],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=x', true],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/x', true],
    ['wecom', 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x', false],
    ['wecom', 'https://oapi.dingtalk.com/robot/send?access_token=x', false],
    ['wecom', 'https://qyapi.weixin.qq.com:8443/x', false],
    ['wecom', 'https://qyapi.weixin.qq.com.evil.com/x', false],
    ['wecom', 'https://qyapi.weixin.qq.com@evil.com/x', false],
    ['wecom', 'https://a:b@qyapi.weixin.qq.com/x', false],
    ['feishu', 'http://169.254.169.254/latest/meta-data', false],
    ['feishu', 'http://localhost:5432', false],
    ['feishu', 'file:///etc/passwd', false],
    ['feishu', 'nonsense', false],
    ['feishu', 'https://robot.example.com/hook/x', true],
    ['feishu', 'http://robot.example.com/hook/x', false],
    ['feishu', 'https://robot.example.com:8443/hook/x', false],
  ] as const)('%s %s: %s', (kind, webhook, allowed) =>
    expect(isAllowedWebhook(kind, webhook, ['https://robot.example.com'])).toBe(allowed),
  );
});
