import type { Language } from '../../domain/language.ts'

const vi = {
  pageTitle: 'Kết nối Zalo OA – Giao Ban',
  botName: 'Giao Ban',
  title: 'Kết nối Zalo OA',
  otherLanguage: 'English',
  state: {
    missing: 'Chưa cấp quyền',
    unreadable: 'Cần cấp quyền lại',
    unused: 'Đã có mã trong cấu hình, chưa dùng',
    good: 'Đang hoạt động',
    lost: 'Đã mất quyền',
  },
  explained: {
    missing: 'Giao Ban chưa được phép gửi tin qua OA của cơ quan.',
    unreadable: 'APP_SECRET của máy chủ đã đổi, nên không đọc được quyền đã lưu.',
    unused: 'ZALO_REFRESH_TOKEN sẽ được đổi lấy quyền gửi tin khi có tin đầu tiên.',
    good: 'Quyền gửi tin được tự gia hạn. Không cần làm gì.',
    refused: 'Zalo không còn chấp nhận quyền đã cấp.',
    interrupted: 'Máy chủ dừng đúng lúc đang gia hạn quyền, nên quyền đã cấp không dùng tiếp được.',
  },
  facts: {
    consent: 'Cấp quyền lần cuối',
    renewed: 'Gia hạn lần cuối',
    renewsBefore: 'Tự gia hạn trước',
    lost: 'Mất quyền lúc',
    expires: 'Tin còn gửi được đến',
    endpoint: 'Cổng gửi tin',
    month: 'Chi phí tháng này',
  },
  consentAt: (instant: string, by: string | null) => (by === null ? instant : `${instant}, ${by}`),
  endpoint: {
    v3: 'phiên bản 3',
    v2: 'phiên bản 2 (OA cơ quan nhà nước)',
    unknown: 'sẽ biết khi gửi tin đầu tiên',
  },
  month: (spent: string, budget: string, messages: string) => `${spent} / ${budget} đồng, ${messages} tin trả phí`,
  stepsTitle: 'Cấp quyền',
  steps: [
    'Bấm nút dưới đây, trang của Zalo mở ra.',
    'Đăng nhập bằng tài khoản Zalo là quản trị viên của OA.',
    'Chọn đúng OA của cơ quan, bấm Cho phép. Zalo đưa đồng chí về lại trang này.',
  ],
  consent: 'Cấp quyền',
  consentAgain: 'Cấp quyền lại',
  lookOnly:
    'Liên kết này chỉ còn để xem. Muốn cấp quyền lại, người quản trị máy chủ chạy “npm run doctor” để lấy liên kết mới.',
  done: 'Đã cấp quyền. Tin qua Zalo gửi được từ bây giờ.',
  failed: {
    denied: 'Zalo chưa cho phép: đồng chí đã bấm từ chối hoặc đóng trang. Bấm “Cấp quyền” để làm lại.',
    state: 'Lần cấp quyền này đã quá 15 phút hoặc mở trên trình duyệt khác. Bấm “Cấp quyền” để làm lại.',
    refused:
      'Zalo không chấp nhận. Bấm lại một lần; nếu vẫn vậy, người quản trị máy chủ kiểm tra ZALO_APP_ID, ZALO_APP_SECRET, và ZALO_PKCE_VERIFIER nếu ứng dụng đặt sẵn Code Challenge.',
    unanswered: 'Zalo không trả lời. Đợi vài phút rồi bấm lại.',
    unstored:
      'Máy chủ chưa lưu được quyền vừa cấp. Người quản trị máy chủ kiểm tra cơ sở dữ liệu, rồi đồng chí bấm lại.',
  },
  stopped: {
    nothing: {
      title: 'Không mở được',
      text: 'Liên kết không đúng, hoặc đồng chí không còn là quản trị. Người quản trị máy chủ chạy “npm run doctor” để lấy liên kết mới.',
    },
    renew: {
      title: 'Liên kết đã hết giờ',
      text: 'Liên kết chỉ dùng trong 1 giờ. Bấm nút để nhận liên kết mới trong khung trò chuyện của đồng chí.',
    },
    server: {
      title: 'Liên kết đã hết giờ',
      text: 'Liên kết chỉ dùng trong 1 giờ. Chạy lại “npm run doctor” trên máy chủ để lấy liên kết mới.',
    },
    state: {
      title: 'Không tiếp tục được',
      text: 'Lần cấp quyền này đã quá 15 phút hoặc mở trên trình duyệt khác. Mở lại liên kết đã nhận rồi bấm “Cấp quyền”.',
    },
    sent: { title: 'Đã gửi liên kết mới', text: 'Đồng chí xem trong khung trò chuyện với Giao Ban.' },
    unsent: {
      title: 'Chưa gửi được',
      text: 'Đồng chí chưa liên kết tài khoản trò chuyện nào. Người quản trị máy chủ chạy “npm run doctor” để lấy liên kết mới.',
    },
  },
  renew: 'Gửi liên kết mới',
}

export type ConsentPageTexts = typeof vi

const en: ConsentPageTexts = {
  pageTitle: 'Zalo OA connection – Giao Ban',
  botName: 'Giao Ban',
  title: 'Zalo OA connection',
  otherLanguage: 'Tiếng Việt',
  state: {
    missing: 'No permission yet',
    unreadable: 'Permission needed again',
    unused: 'A token is configured and not yet used',
    good: 'Working',
    lost: 'Permission lost',
  },
  explained: {
    missing: 'Giao Ban is not yet allowed to send messages through the office’s OA.',
    unreadable: 'APP_SECRET of the server has changed, so the stored permission cannot be read.',
    unused: 'ZALO_REFRESH_TOKEN will be exchanged for permission with the first message.',
    good: 'The permission renews itself. There is nothing to do.',
    refused: 'Zalo no longer accepts the permission that was given.',
    interrupted: 'The server stopped while it renewed the permission, which can no longer be used.',
  },
  facts: {
    consent: 'Last given',
    renewed: 'Last renewed',
    renewsBefore: 'Renews itself before',
    lost: 'Lost at',
    expires: 'Messages go out until',
    endpoint: 'Sends through',
    month: 'Cost this month',
  },
  consentAt: (instant, by) => (by === null ? instant : `${instant}, ${by}`),
  endpoint: {
    v3: 'version 3',
    v2: 'version 2 (OA of a state body)',
    unknown: 'found out with the first message',
  },
  month: (spent, budget, messages) => `${spent} / ${budget} VND, ${messages} paid messages`,
  stepsTitle: 'Give permission',
  steps: [
    'Press the button below; a page of Zalo opens.',
    'Log in with a Zalo account that administers the OA.',
    'Choose the office’s OA and press Allow. Zalo leads you back to this page.',
  ],
  consent: 'Give permission',
  consentAgain: 'Give permission again',
  lookOnly:
    'This link now only shows. To give permission again, whoever runs the server gets a new one with “npm run doctor”.',
  done: 'Permission is given. Messages go out through Zalo from now on.',
  failed: {
    denied: 'Zalo did not allow it: you pressed Refuse or closed the page. Press “Give permission” to start again.',
    state: 'More than 15 minutes have passed, or this is another browser. Press “Give permission” to start again.',
    refused:
      'Zalo did not accept this. Try once more; if it stays so, whoever runs the server checks ZALO_APP_ID, ZALO_APP_SECRET, and ZALO_PKCE_VERIFIER if the app fixes a Code Challenge.',
    unanswered: 'Zalo does not answer. Wait a few minutes and press again.',
    unstored: 'The server could not store the permission. Whoever runs it checks the database; then press again.',
  },
  stopped: {
    nothing: {
      title: 'This cannot be opened',
      text: 'The link is wrong, or you are no administrator any more. Whoever runs the server gets a new one with “npm run doctor”.',
    },
    renew: {
      title: 'The link has expired',
      text: 'It worked for 1 hour. Press the button to get a new one in your chat.',
    },
    server: {
      title: 'The link has expired',
      text: 'It worked for 1 hour. Run “npm run doctor” on the server again for a new one.',
    },
    state: {
      title: 'This cannot go on',
      text: 'More than 15 minutes have passed, or this is another browser. Open the link that you received again and press “Give permission”.',
    },
    sent: { title: 'A new link was sent', text: 'Please look in your chat with Giao Ban.' },
    unsent: {
      title: 'Nothing was sent',
      text: 'You have not linked any chat account. Whoever runs the server gets a new link with “npm run doctor”.',
    },
  },
  renew: 'Send a new link',
}

export const consentPageTexts: Record<Language, ConsentPageTexts> = { vi, en }
