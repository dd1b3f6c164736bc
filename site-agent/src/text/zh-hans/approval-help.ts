import type { Translated } from '@sampan/terminal'
import type * as en from '../en/approval-help.ts'

const passphraseFile = '载有口令的文件，供没有终端时使用'
const deciding = {
  STUDY: '研究编号，或摘要值的开头几位',
  key: '你的私钥',
  role: '你以何种角色作决定',
  'ethics-reference': '伦理审批的编号',
  'passphrase-file': passphraseFile,
  language: '说明页的语言',
  yes: '不再询问',
}

export const approvalHelp: Translated<typeof en.approvalHelp> = {
  approver: {
    purpose: '本院接受其签名的人。',
    when: '在第一项研究之前。每项研究须有一名数据管理员及一名伦理人员，由两人担任。他们的私钥不在代理程序内。',
  },
  approverAdd: {
    purpose: '以公钥登记批准人。',
    when: '前两名在此确认：请与当事人核对密钥的摘要值。其后每名都须由已登记的批准人以“sampan approver vouch”签署引荐。',
    says: {
      PUBFILE: '由“sampan approver keygen”所得的公钥',
      roles:
        'data-steward（数据管理员）、ethics（伦理）、legal（法律）、it-security（信息安全）；以逗号分隔',
      name: '批准人的姓名（如文件没有写明）',
      introduction: '由“sampan approver vouch”所得的文件',
      yes: '不再询问',
    },
    examples: ['前两名之一：', '其后的：'],
  },
  approverList: {
    purpose: '列出批准人。',
    when: '查看谁可作决定，以及由谁引荐。',
    says: {},
    examples: ['列出：'],
  },
  approverRemove: {
    purpose: '移除批准人：其签名一概不再计算。',
    when: '有人离职或遗失密钥时。请先加入继任人：最后一名批准人离开后，再没有人可以引荐。',
    says: { APPROVER: '姓名，或密钥的摘要值', yes: '不再询问' },
    examples: ['移除一名：'],
  },
  studies: {
    purpose: '列出所收到的研究及所作的决定。',
    when: '查看有什么等候决定。',
    says: {},
    examples: ['列出：'],
  },
  show: {
    purpose: '以批准人所签署的说明页显示研究。',
    when: '作决定之前。',
    says: { STUDY: deciding.STUDY, language: deciding.language, manifest: '改为显示研究清单本身' },
    examples: ['以繁体中文：', '以摘要值：'],
  },
  preview: {
    purpose: '显示研究会在本院找到什么，以及会取走什么。',
    when: '批准之前。读取数据，并以准确数字显示选取步骤、表一及各分析的首轮，仅供本院查看；没有任何内容离开或被记录。',
    says: { STUDY: deciding.STUDY },
    examples: ['作决定前先看：'],
  },
  approve: {
    purpose: '显示研究，并签署你的批准。',
    when: '阅读后同意时。请用自己的介质带来密钥：只使用一次，不会保留。较后的决定取代较早的决定。',
    says: { ...deciding, conditions: '附带于决定的条件' },
    examples: ['批准：'],
  },
  reject: {
    purpose: '显示研究，并签署你的拒绝。',
    when: '本院不应参与时。一人拒绝已经足够。',
    says: { ...deciding, conditions: '须作何种更改' },
    examples: ['拒绝：'],
  },
  withdraw: {
    purpose: '撤回批准：不再发送关于此研究的任何消息。',
    when: '任何时候，运行期间也可。已发送的不能收回；成员已获确认的总和仍可能由其他站点解开。',
    says: { ...deciding, conditions: '理由' },
    examples: ['撤回：'],
  },
  import: {
    purpose: '接收在其他电脑上签署的决定。',
    when: '在“sampan approver sign”之后。会验证签名、批准人、角色及站点；全部文件一并接收，否则全不接收。关于尚未收到的研究的决定会等候该研究。',
    says: { FILE: '由“sampan approver sign”所得的文件' },
    examples: ['接收其中两份：'],
  },
}
