import type * as en from '../en/people.ts'
import type { Translated } from '@sampan/terminal'

const out = '把令牌写入只有您可以读取的新文件，而不在屏幕上显示'
const profile = '使用哪一组连接配置；不写即为“default”'

export const root: Translated<typeof en.root> = {
  sampan: {
    purpose: '对留在各医院内的健康数据进行联邦分析。',
    when: '请先用“sampan login”登录。之后，研究人员使用 study、run 和 result；运营者使用 site 和 account；批准人使用 approver；审计人员使用 audit。',
  },
}

export const accountHelp: Translated<typeof en.accountHelp> = {
  login: {
    purpose: '登录协调方，并保存其证书。',
    when: '每台计算机、每个账户登录一次。运营者会提供地址、证书指纹和令牌，最好分两个渠道交付。令牌可从文件或标准输入读取，也可用键盘输入而不显示。',
    says: {
      URL: '协调方的地址：https://HOST[:PORT]',
      'ca-fingerprint': '其根证书的 SHA-256；此后只信任这一张证书',
      'token-file': '仅有一行、载有令牌的文件',
      profile: '保存该协调方所用的名称；不写即为“default”',
    },
    examples: ['用文件中的令牌登录：', '粘贴令牌，并保存第二个账户：'],
  },
  logout: {
    purpose: '删除本机保存的协调方信息和令牌。',
    when: '计算机转交他人之前。令牌本身仍然有效；运营者可以停用账户。',
    says: { profile },
    examples: ['退出：'],
  },
  whoami: {
    purpose: '显示所用的账户及其有效期。',
    when: '用于确认能否连接协调方，以及令牌是否仍然有效。',
    says: { profile },
    examples: ['查询：'],
  },
  account: {
    purpose: '协调方上各人的账户。',
    when: '运营者在此添加研究人员、审计人员和其他运营者，并发放令牌。',
  },
  list: {
    purpose: '列出账户。',
    when: '用于查看谁有访问权限，以及谁曾有过。',
    says: {},
    examples: ['列出：'],
  },
  add: {
    purpose: '添加账户，并生成其第一个令牌。',
    when: '有新人员使用该协调方时。用过的名称不会再给另一个人。',
    says: {
      NAME: '账户名称：a-z、0-9 和 -',
      role: 'researcher（研究人员）、operator（运营者）或 auditor（审计人员；可读取一切，不可更改）',
      days: '令牌的有效天数',
      out,
    },
    examples: ['添加研究人员：'],
  },
  token: {
    purpose: '为账户再生成一个令牌。',
    when: '令牌即将到期或已丢失时，或供只需少数操作的程序使用。',
    says: {
      NAME: '账户名称',
      days: '令牌的有效天数',
      scopes: '仅限这些操作，以逗号分隔',
      out,
    },
    examples: ['只能读取的令牌：'],
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
    purpose: '本联邦的医院。',
    when: '运营者在此用令牌邀请医院、查看已注册的医院，以及吊销医院。',
  },
  list: {
    purpose: '列出站点及其证书。',
    when: '用于查看哪些站点已受邀、已注册或已吊销。',
    says: {},
    examples: ['列出：'],
  },
  token: {
    purpose: '邀请站点：生成一次性的注册令牌，24 小时内有效。',
    when: '有医院加入，或医院丢失证书时。请分两个渠道把令牌和指纹交给医院。新令牌会取代该站点先前的令牌。',
    says: {
      SITE: '站点名称：a-z、0-9 和 -',
      controller: '对其数据负责的法律实体',
      jurisdiction: 'HK、MO、CN-GBA9、CN-OTHER 或 OTHER',
      'new-identity': '允许已知站点改用另一个身份密钥、另一控制机构或司法管辖区',
      out,
    },
    examples: ['邀请医院：'],
  },
  revoke: {
    purpose: '吊销站点，并立即关闭其连接。',
    when: '有医院退出，或其密钥可能被盗时。日后可以再次邀请。',
    says: { SITE: '站点名称' },
    examples: ['吊销：'],
  },
}

export const delegateHelp: Translated<typeof en.delegateHelp> = {
  coordinator: {
    purpose: '在这台计算机上部署并运行协调方。',
    when: '在协调方的计算机上使用，并须已安装软件包 @sampan/coordinator。',
  },
  analyse: {
    purpose: '在一张表上运行研究，如同所有人都在同一处。',
    when: '用于把联邦结果与合并后的表比较，或分析您可以完整持有的数据。须安装软件包 @sampan/simulation。',
  },
  simulate: {
    purpose: '用本地数据，在单个进程中运行整个联邦。',
    when: '提交研究之前试运行，检查、掩码和总和均与正式运行相同。须安装软件包 @sampan/simulation。',
  },
}
