import type * as en from '../en/oversight.ts'
import type { Translated } from '@sampan/terminal'

const passphraseFile = '仅有一行、载有口令的文件，供没有终端时使用'

export const approverHelp: Translated<typeof en.approverHelp> = {
  approver: {
    purpose: '批准人：密钥、决定和引荐。无需网络。',
    when: '供数据管理员、伦理人员和其他代表医院作决定的人，在自己的计算机上使用。医院的代理程序只持有公钥。',
  },
  keygen: {
    purpose: '为批准人生成密钥。',
    when: '每位批准人一次。私钥用口令加密，不会离开您的计算机；公钥则交给医院。',
    says: {
      name: '您的姓名，与医院将登记的一致',
      out: '存放私钥的新文件；公钥会写在旁边',
      'passphrase-file': passphraseFile,
    },
    examples: ['生成密钥：'],
  },
  sign: {
    purpose: '显示研究，并签署您的决定。',
    when: '医院请您作决定时。签名涵盖研究、语言和您所阅读的说明页。较后的决定取代较早的决定。',
    says: {
      EXPORT: '由“sampan study export”得到的文件',
      key: '您的私钥',
      site: '您所代表的医院',
      role: 'data-steward（数据管理员）、ethics（伦理）、legal（法务）或 it-security（信息安全）',
      decision: 'approve（批准）、reject（拒绝）或 withdraw（撤回）',
      language: '说明页的语言',
      conditions: '决定所附的条件',
      'ethics-reference': '伦理批件的编号',
      'passphrase-file': passphraseFile,
      yes: '不再询问',
      out: '存放已签名决定的新文件',
    },
    examples: ['批准研究：'],
  },
  vouch: {
    purpose: '引荐本院的新批准人。',
    when: '前两位批准人之后，每位新批准人都须由现有的一位签名。请先与本人核对密钥的摘要值。',
    says: {
      PUB: '新批准人的公钥',
      key: '您的私钥',
      site: '医院',
      roles: '新批准人的角色，以逗号分隔',
      name: '新批准人的姓名（如文件没有写明）',
      'passphrase-file': passphraseFile,
      yes: '不再询问',
      out: '存放已签名引荐的新文件',
    },
    examples: ['引荐新批准人：'],
  },
}

const DIR = '由“sampan audit export”得到的文件夹'

export const auditHelp: Translated<typeof en.auditHelp> = {
  audit: {
    purpose: '轮次日志：导出和验证。',
    when: '用于向不轻信任何人的人证明：记录从未被篡改、移除、调换顺序或插入。',
  },
  export: {
    purpose: '把轮次日志写入文件夹。',
    when: '定期使用，以及审计之前使用。文件夹采用 tlog-tiles 布局，其他程序也可读取。',
    says: { out: '新文件夹，或空文件夹' },
    examples: ['导出：'],
  },
  verify: {
    purpose: '验证已导出的日志：每个哈希值和每个签名。',
    when: '每次导出之后，无需网络。密钥取自您的信任文件，绝不取自日志；信任文件每行写作“log KEY”或“witness KEY”。没有信任文件，便无法验证任何内容。',
    says: {
      DIR,
      trust: '载有您所信任的密钥的文件',
      checkpoint: '较早的检查点，日志必须由此延续；该选项可重复使用',
    },
    examples: ['验证：', '与先前所见核对：'],
  },
  show: {
    purpose: '列出已导出日志的条目。',
    when: '用于阅读发生过什么。该命令不作验证。',
    says: { DIR, type: '仅限这类条目' },
    examples: ['全部条目：', '只看批准：'],
  },
}
