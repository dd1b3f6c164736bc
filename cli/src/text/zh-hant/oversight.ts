import type * as en from '../en/oversight.ts'
import type { Translated } from '@sampan/terminal'

const passphraseFile = '只有一行、載有通行短語的檔案，供沒有終端機時使用'

export const approverHelp: Translated<typeof en.approverHelp> = {
  approver: {
    purpose: '批准人：密鑰、決定及引介。無須網絡。',
    when: '供數據管理員、倫理人員及其他代表醫院作決定的人，在自己的電腦上使用。醫院的代理程式只持有公鑰。',
  },
  keygen: {
    purpose: '為批准人製作密鑰。',
    when: '每名批准人一次。私鑰以通行短語加密，不會離開你的電腦；公鑰則交予醫院。',
    says: {
      name: '你的姓名，與醫院將登記的相同',
      out: '存放私鑰的新檔案；公鑰會寫在旁邊',
      'passphrase-file': passphraseFile,
    },
    examples: ['製作密鑰：'],
  },
  sign: {
    purpose: '顯示研究，並簽署你的決定。',
    when: '醫院請你作決定時。簽署涵蓋研究、語言及你所閱讀的說明頁。較後的決定取代較早的決定。',
    says: {
      EXPORT: '由「sampan study export」所得的檔案',
      key: '你的私鑰',
      site: '你所代表的醫院',
      role: 'data-steward（數據管理員）、ethics（倫理）、legal（法律）或 it-security（資訊保安）',
      decision: 'approve（批准）、reject（拒絕）或 withdraw（撤回）',
      language: '說明頁的語言',
      conditions: '附帶於決定的條件',
      'ethics-reference': '倫理審批的編號',
      'passphrase-file': passphraseFile,
      yes: '不再詢問',
      out: '存放已簽署決定的新檔案',
    },
    examples: ['批准研究：'],
  },
  vouch: {
    purpose: '引介貴院的新批准人。',
    when: '首兩名批准人之後，每名新批准人均須由現有的一名簽署。請先與當事人核對密鑰的摘要值。',
    says: {
      PUB: '新批准人的公鑰',
      key: '你的私鑰',
      site: '醫院',
      roles: '新批准人的角色，以逗號分隔',
      name: '新批准人的姓名（如檔案沒有寫明）',
      'passphrase-file': passphraseFile,
      yes: '不再詢問',
      out: '存放已簽署引介的新檔案',
    },
    examples: ['引介新批准人：'],
  },
}

const DIR = '由「sampan audit export」所得的資料夾'

export const auditHelp: Translated<typeof en.auditHelp> = {
  audit: {
    purpose: '輪次日誌：匯出及核實。',
    when: '用以向不輕信任何人的人證明：記錄從未被改動、移除、調動次序或插入。',
  },
  export: {
    purpose: '把輪次日誌寫入資料夾。',
    when: '定期使用，以及審計之前使用。資料夾採用 tlog-tiles 的布局，其他程式亦可讀取。',
    says: { out: '新資料夾，或空資料夾' },
    examples: ['匯出：'],
  },
  verify: {
    purpose: '核實已匯出的日誌：每個雜湊值及每個簽署。',
    when: '每次匯出之後，無須網絡。密鑰取自你的信任檔，絕不取自日誌；信任檔每行寫作「log KEY」或「witness KEY」。沒有信任檔，便不能核實任何內容。',
    says: {
      DIR,
      trust: '載有你所信任的密鑰的檔案',
      checkpoint: '較早的檢查點，日誌必須由此延續；可重複使用此選項',
    },
    examples: ['核實：', '與先前所見核對：'],
  },
  show: {
    purpose: '列出已匯出日誌的記項。',
    when: '用以閱讀發生過甚麼。此命令不作核實。',
    says: { DIR, type: '只限這類記項' },
    examples: ['全部記項：', '只看批准：'],
  },
}
