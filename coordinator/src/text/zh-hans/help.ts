import type { Translated } from '@sampan/terminal'
import type * as en from '../en/help.ts'

export const programHelp: Translated<typeof en.programHelp> = {
  coordinator: {
    purpose: '在这台机器上设立和运行协调方。',
    when: '在协调方自己的机器上，由能读取其文件夹的人使用。其他一切均以账户经网络进行：sampan login。',
  },
  init: {
    purpose: '设立协调方：证书、密钥、数据库、首位运营者。',
    when: '只做一次。完成后整个文件夹都在，否则什么也没有。根证书的密钥以口令加密，之后应离线保管。',
    says: {
      id: '此协调方在研究和证书中的名称：a-z、0-9 和 -',
      controller: '运营它的法律实体',
      jurisdiction: '所在地：HK、MO、CN-GBA9、CN-OTHER 或 OTHER',
      'trust-domain': '联邦的名称，形式如主机名；每张证书均有此名称',
      host: '供人连接的 DNS 名称或 IP 地址；可重复',
      listen: '监听的地址和端口；不给则为 0.0.0.0:8443',
      operator: '首个账户（运营者）的名称',
      'token-out': '把运营者的令牌写入只有您能读取的新文件，而不显示',
      'root-passphrase-file': '没有终端时使用：文件内只有一行，即口令',
      'no-root-passphrase': '不加密根密钥；只在磁盘已加密时使用',
    },
    examples: ['设立协调方：'],
  },
  start: {
    purpose: '在前台运行协调方。',
    when: '由监管进程的工具使用：容器、systemd 或终端。未完结的运行会继续。收到 SIGTERM 或 Ctrl-C 时有序停止；任何时候被终止也不会有损失。日志写到标准输出，每行一个 JSON 对象；用 --json 时写到标准错误。',
    says: {},
    examples: ['在文件夹的上一层：', '在任何位置：'],
  },
  status: {
    purpose: '显示是否运行、谁已注册，以及证书有效至何时。',
    when: '任何时候；没有运行也不算错误。',
    says: {},
    examples: ['查看：'],
  },
  stop: {
    purpose: '停止此文件夹的协调方，并等到它结束。',
    when: '维护之前。未完结的运行会在下次启动后继续。',
    says: {},
    examples: ['停止：'],
  },
  trust: {
    purpose: '写出审计人员核对轮次日志所用的密钥。',
    when: '有站点注册之后，供“sampan audit verify --trust”使用。这只是您的说法；审计人员应与各医院所说的密钥核对。',
    says: { out: '新文件；不给则写到标准输出' },
    examples: ['显示：', '写入文件：'],
  },
}

export const accountHelp: Translated<typeof en.accountHelp> = {
  account: {
    purpose: '在这台机器上管理账户。',
    when: '再没有运营者能登录时，或首次启动之前使用；平时请用“sampan account”。协调方运行期间也能使用。',
  },
  add: {
    purpose: '新增账户并制作其首个令牌。',
    when: '有新人使用此协调方时。名称不会再给予其他人。',
    says: {
      NAME: '账户名称：a-z、0-9 和 -',
      role: 'researcher（研究人员）、operator（运营者）或 auditor（审计人员：只能查阅，不能更改）',
      days: '令牌的有效天数',
      out: '把令牌写入只有您能读取的新文件，而不显示',
    },
    examples: ['新增研究人员：'],
  },
  list: {
    purpose: '列出账户。',
    when: '查看谁能使用，以及谁曾经能使用。',
    says: {},
    examples: ['列出：'],
  },
  disable: {
    purpose: '永久停用账户。',
    when: '有人离职时。该账户的所有令牌立即失效。',
    says: { NAME: '账户名称' },
    examples: ['停用：'],
  },
}

export const siteHelp: Translated<typeof en.siteHelp> = {
  site: {
    purpose: '在这台机器上管理此联邦的医院。',
    when: '没有运营者能登录时使用；平时请用“sampan site”。协调方运行期间也能使用。',
  },
  list: {
    purpose: '列出站点及其证书。',
    when: '查看谁已获邀请、已注册或已吊销。',
    says: {},
    examples: ['列出：'],
  },
  token: {
    purpose: '邀请站点：制作一次性的注册令牌，有效 24 小时。',
    when: '有医院加入，或丢失证书时。请以不同途径把令牌和指纹交给医院。它取代该站点先前的令牌。',
    says: {
      SITE: '站点名称：a-z、0-9 和 -',
      controller: '对其数据负责的法律实体',
      jurisdiction: 'HK、MO、CN-GBA9、CN-OTHER 或 OTHER',
      'new-identity': '允许已知站点使用另一身份密钥、控制机构或司法管辖区',
      out: '把令牌写入只有您能读取的新文件，而不显示',
    },
    examples: ['邀请医院：'],
  },
  revoke: {
    purpose: '吊销站点；运行中的协调方在一秒内关闭其连接。',
    when: '有医院离开，或其密钥可能被盗时。之后可再次邀请。',
    says: { SITE: '站点名称' },
    examples: ['吊销：'],
  },
}
