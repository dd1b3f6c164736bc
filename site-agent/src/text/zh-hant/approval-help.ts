import type { Translated } from '@sampan/terminal'
import type * as en from '../en/approval-help.ts'

const passphraseFile = '載有通行短語的檔案，供沒有終端機時使用'
const deciding = {
  STUDY: '研究編號，或摘要值的開首數位',
  key: '你的私鑰',
  role: '你以何種角色作決定',
  'ethics-reference': '倫理審批的編號',
  'passphrase-file': passphraseFile,
  language: '說明頁的語言',
  yes: '不再詢問',
}

export const approvalHelp: Translated<typeof en.approvalHelp> = {
  approver: {
    purpose: '本院接受其簽署的人。',
    when: '在首項研究之前。每項研究須有一名數據管理員及一名倫理人員，由兩人擔任。他們的私鑰不在代理程式內。',
  },
  approverAdd: {
    purpose: '以公鑰登記批准人。',
    when: '首兩名在此確認：請與當事人核對密鑰的摘要值。其後每名均須由已登記的批准人以「sampan approver vouch」簽署引介。',
    says: {
      PUBFILE: '由「sampan approver keygen」所得的公鑰',
      roles:
        'data-steward（數據管理員）、ethics（倫理）、legal（法律）、it-security（資訊保安）；以逗號分隔',
      name: '批准人的姓名（如檔案沒有寫明）',
      introduction: '由「sampan approver vouch」所得的檔案',
      yes: '不再詢問',
    },
    examples: ['首兩名之一：', '其後的：'],
  },
  approverList: {
    purpose: '列出批准人。',
    when: '查看誰可作決定，以及由誰引介。',
    says: {},
    examples: ['列出：'],
  },
  approverRemove: {
    purpose: '移除批准人：其簽署一概不再計算。',
    when: '有人離職或遺失密鑰時。請先加入繼任人：最後一名批准人離開後，再沒有人可以引介。',
    says: { APPROVER: '姓名，或密鑰的摘要值', yes: '不再詢問' },
    examples: ['移除一名：'],
  },
  studies: {
    purpose: '列出所收到的研究及所作的決定。',
    when: '查看有甚麼等候決定。',
    says: {},
    examples: ['列出：'],
  },
  show: {
    purpose: '以批准人所簽署的說明頁顯示研究。',
    when: '作決定之前。',
    says: { STUDY: deciding.STUDY, language: deciding.language, manifest: '改為顯示研究清單本身' },
    examples: ['以繁體中文：', '以摘要值：'],
  },
  preview: {
    purpose: '顯示研究會在本院找到甚麼，以及會取走甚麼。',
    when: '批准之前。讀取資料，並以準確數字顯示選取步驟、表一及各分析的首輪，只供本院查看；沒有任何內容離開或被記錄。',
    says: { STUDY: deciding.STUDY },
    examples: ['作決定前先看：'],
  },
  approve: {
    purpose: '顯示研究，並簽署你的批准。',
    when: '閱讀後同意時。請以自己的媒體帶來密鑰：只使用一次，不會保留。較後的決定取代較早的決定。',
    says: { ...deciding, conditions: '附帶於決定的條件' },
    examples: ['批准：'],
  },
  reject: {
    purpose: '顯示研究，並簽署你的拒絕。',
    when: '本院不應參與時。一人拒絕已經足夠。',
    says: { ...deciding, conditions: '須作何種更改' },
    examples: ['拒絕：'],
  },
  withdraw: {
    purpose: '撤回批准：不再送出關於此研究的任何訊息。',
    when: '任何時候，執行期間亦可。已送出的不能收回；成員已獲確認的總和仍可能由其他站點解開。',
    says: { ...deciding, conditions: '理由' },
    examples: ['撤回：'],
  },
  import: {
    purpose: '接收在其他電腦上簽署的決定。',
    when: '在「sampan approver sign」之後。會核實簽署、批准人、角色及站點；全部檔案一併接收，否則全不接收。關於尚未收到的研究的決定會等候該研究。',
    says: { FILE: '由「sampan approver sign」所得的檔案' },
    examples: ['接收其中兩份：'],
  },
}
