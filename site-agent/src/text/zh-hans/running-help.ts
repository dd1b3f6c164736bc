import type { Translated } from '@sampan/terminal'
import type * as en from '../en/running-help.ts'

export const runningHelp: Translated<typeof en.runningHelp> = {
  start: {
    purpose: '在前台运行代理程序：保险库及中继。',
    when: '由服务管理程序启动，或在单一容器内。任何部分终止都会重新启动。收到 SIGTERM 或 Ctrl-C 即结束。',
    says: {},
    examples: ['运行：'],
  },
  vault: {
    purpose: '单独运行保险库：数据、密钥、批准、掩码。',
    when: '在没有网络的容器内。它与中继只共用“run”文件夹。',
    says: {},
    examples: ['在容器内：'],
  },
  relay: {
    purpose: '单独运行中继：唯一的对外连接。',
    when: '在没有数据的容器内。它与保险库只共用“run”文件夹。',
    says: {},
    examples: ['在容器内：'],
  },
  status: {
    purpose: '显示代理程序是否运行及连接。',
    when: '任何时候；代理程序没有运行时也会成功。',
    says: {},
    examples: ['查询：'],
  },
  stop: {
    purpose: '停止代理程序；加上 --now，在 resume 之前不再发送任何消息。',
    when: '维护之前不加 --now。发现任何异样时加上 --now：在此控制台的任何人都可执行，无需密钥。已发送的不能收回；成员已获确认的总和仍可能由其他站点解开。',
    says: { now: '先持久记下不得发送任何消息，然后停止' },
    examples: ['停止进程：', '不再发送任何消息：'],
  },
  resume: {
    purpose: '在 stop --now 之后恢复发送消息。',
    when: '停止的原因已经厘清时。它不会启动任何进程；正在运行的代理程序会在半分钟内连接。',
    says: {},
    examples: ['恢复：'],
  },
  unlock: {
    purpose: '以批准人的密钥解锁自行锁定的代理程序。',
    when: '协调方的轮次日志与所见过的相矛盾时，代理程序会自行锁定。运营者作出解释后方可解锁。对日志的记忆仍然保留：如日志依然矛盾，会再次锁定。',
    says: {
      key: '本院一名批准人的私钥',
      'passphrase-file': '载有其口令的文件，供没有终端时使用',
      yes: '不再询问',
    },
    examples: ['解锁：'],
  },
}

export const oversightHelp: Translated<typeof en.oversightHelp> = {
  outbox: {
    purpose: '所有离开本院的消息。',
    when: '供你亲自查看。消息的记录先写入磁盘，其后才发送。',
  },
  outboxLs: {
    purpose: '列出已离开的消息。',
    when: '查看发送了多少、何时发送、为何发送。',
    says: { run: '只列出此次运行的消息', study: '只列出关于此研究的消息' },
    examples: ['全部：', '一项研究的：'],
  },
  outboxShow: {
    purpose: '显示一条消息；如为掩码向量，显示第一个数值在掩码前后的样子。',
    when: '查看已离开的内容不能读取。',
    says: { ID: '消息编号' },
    examples: ['显示：'],
  },
  egress: {
    purpose: '列明离开这台电脑的一切：去处、内容、最大字节数及频率。',
    when: '用以填写开通防火墙的表格。',
    says: {},
    examples: ['以表格显示：', '供程序使用：'],
  },
}
