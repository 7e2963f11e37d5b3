import type { Said } from './doctor.ts'

const RUN_AGAIN = 'rồi chạy lại “npm run doctor”'
const CONSENT = 'Mở liên kết ở cuối bảng này và bấm “Cấp quyền”.'

/** What `npm run doctor` says, in Vietnamese. Values come formatted. */
export const doctorVi = {
  language: 'vi' as 'vi' | 'en',
  title: 'Giao Ban: kiểm tra kết nối',
  sections: {
    program: 'Chương trình',
    database: 'Cơ sở dữ liệu',
    zalo: 'Zalo OA',
    zaloBot: 'Zalo Bot',
    telegram: 'Telegram',
  },
  consentLink: 'Trang kết nối Zalo OA, mở được trong 1 giờ, xin đừng chuyển cho người khác',
  summary: { good: 'Mọi thứ đều ổn.', wrong: (count: string) => `${count} việc phải sửa, đánh dấu ✗.` },

  program: {
    secret: { what: 'Có APP_SECRET.' },
    noSecret: {
      what: 'Chưa đặt APP_SECRET',
      todo: 'Tạo bằng “openssl rand -hex 32”, đặt một lần, giữ kín, dùng chung cho mọi máy chủ.',
    },
    address: (url: string): Said => ({ what: `Mở được chương trình ở ${url}.` }),
    noAddress: {
      what: 'Chưa đặt PUBLIC_URL',
      todo: 'Đặt địa chỉ https mà Internet mở được, ví dụ https://giaoban.xa-abc.gov.vn.',
    },
    notHttps: (url: string): Said => ({
      what: `PUBLIC_URL là ${url}, chưa phải https`,
      todo: 'Zalo và Telegram chỉ nhận https: cài chứng chỉ cho tên miền, đặt lại PUBLIC_URL.',
    }),
    notReached: (url: string): Said => ({
      what: `Từ máy này không mở được ${url}`,
      todo: 'Kiểm tra chương trình đang chạy, tên miền, chứng chỉ, tường lửa. Nếu từ ngoài mở được thì bỏ qua.',
    }),
  },

  database: {
    ready: (kind: 'postgres' | 'pglite'): Said => ({
      what: kind === 'postgres' ? 'Postgres trả lời, đủ bảng.' : 'Cơ sở dữ liệu kèm theo (PGlite) trả lời, đủ bảng.',
    }),
    away: {
      what: 'Cơ sở dữ liệu không trả lời',
      todo: 'Kiểm tra DATABASE_URL, máy chủ Postgres và tường lửa.',
    },
    inUse: {
      what: 'Chương trình đang chạy, sẵn sàng, và giữ cơ sở dữ liệu kèm theo',
      todo: `Muốn kiểm tra cả Zalo OA thì dừng chương trình ${RUN_AGAIN}, hoặc dùng Postgres.`,
    },
    heldBySomebody: {
      what: 'Cơ sở dữ liệu kèm theo đang bị một tiến trình khác giữ, mà chương trình không trả lời',
      todo: `Dừng tiến trình đó ${RUN_AGAIN}.`,
    },
    notMigrated: { what: 'Thiếu bảng', todo: `Chạy “npm run migrate” ${RUN_AGAIN}.` },
    clock: { what: 'Đồng hồ máy này khớp với cơ sở dữ liệu.' },
    clockApart: (seconds: string): Said => ({
      what: `Đồng hồ máy này lệch ${seconds} giây so với cơ sở dữ liệu`,
      todo: 'Bật đồng bộ giờ (NTP) trên cả hai máy.',
    }),
    needed: { what: 'Chưa kiểm tra được', todo: 'Làm theo phần cơ sở dữ liệu ở trên trước.' },
  },

  webhook: {
    answers: (url: string): Said => ({ what: `Webhook trả lời ở ${url}.` }),
    otherSecret: (url: string): Said => ({
      what: `Webhook ${url} không nhận khoá bí mật của cấu hình này`,
      todo: 'Chương trình đang chạy với cấu hình khác: khởi động lại nó.',
    }),
    notThere: (url: string): Said => ({
      what: `Không có webhook ở ${url}`,
      todo: 'Chương trình đang chạy chưa bật kênh này: khởi động lại nó với cấu hình này.',
    }),
    silent: (url: string): Said => ({
      what: `Từ máy này không gọi được ${url}`,
      todo: 'Kiểm tra chương trình đang chạy, tên miền, chứng chỉ, tường lửa. Nếu từ ngoài gọi được thì bỏ qua.',
    }),
    odd: (url: string, status: string): Said => ({
      what: `Webhook ${url} trả lời ${status}`,
      todo: 'Xem nhật ký của chương trình và của máy chủ web đứng trước nó.',
    }),
  },

  telegram: {
    off: { what: 'Telegram tắt', todo: 'Muốn bật: tạo bot với @BotFather, đặt TELEGRAM_BOT_TOKEN.' },
    token: (name: string): Said => ({ what: `Bot @${name} dùng được.` }),
    tokenRefused: { what: 'Telegram không nhận mã bot', todo: 'Lấy lại mã ở @BotFather, đặt lại TELEGRAM_BOT_TOKEN.' },
    notReached: {
      what: 'Không tới được Telegram',
      todo: 'Telegram thường bị chặn ở Việt Nam. Dùng Zalo là chính, hoặc hỏi nhà mạng.',
    },
    polling: { what: 'Nhận tin bằng cách hỏi Telegram (polling), không vướng webhook nào.' },
    webhookInTheWay: (host: string): Said => ({
      what: `Bot đang giao tin cho ${host}, nên cách hỏi (polling) chưa nhận được`,
      todo: 'Khởi động chương trình, nó tự gỡ. Nếu nơi kia là bot khác của cơ quan thì tạo bot mới.',
    }),
    webhook: (url: string): Said => ({ what: `Telegram giao tin đến ${url}.` }),
    otherWebhook: (host: string | undefined, expected: string): Said => ({
      what: host === undefined ? 'Chưa đặt webhook ở Telegram' : `Telegram đang giao tin cho ${host}`,
      todo: `Khởi động lại chương trình để đặt ${expected}.`,
    }),
    webhookFails: (failure: string): Said => ({
      what: `Telegram gọi webhook không được: ${failure}`,
      todo: 'Kiểm tra tường lửa, chứng chỉ; nếu là 401 thì khởi động lại chương trình để đặt lại khoá.',
    }),
    waiting: (count: string): Said => ({
      what: `${count} tin đang chờ ở Telegram`,
      todo: 'Kiểm tra chương trình có đang chạy không.',
    }),
  },

  zaloBot: {
    off: { what: 'Zalo Bot tắt', todo: 'Muốn bật: tạo bot trong Zalo Bot Creator, đặt ZALO_BOT_TOKEN.' },
    token: (name: string): Said => ({ what: `Bot ${name} dùng được.` }),
    tokenRefused: {
      what: 'Zalo không nhận mã bot',
      todo: 'Lấy lại mã trong Zalo Bot Creator, đặt lại ZALO_BOT_TOKEN.',
    },
    notReached: { what: 'Không tới được Zalo Bot', todo: 'Kiểm tra mạng, tường lửa, ZALO_BOT_API_ROOT.' },
    polling: { what: 'Nhận tin bằng cách hỏi Zalo (polling), không vướng webhook nào.' },
    webhookInTheWay: (host: string): Said => ({
      what: `Bot đang giao tin cho ${host}, nên cách hỏi (polling) chưa nhận được`,
      todo: 'Khởi động chương trình, nó tự gỡ. Nếu nơi kia là bot khác của cơ quan thì tạo bot mới.',
    }),
    webhook: (url: string): Said => ({ what: `Zalo giao tin đến ${url}.` }),
    otherWebhook: (host: string | undefined, expected: string): Said => ({
      what: host === undefined ? 'Chưa đặt webhook ở Zalo' : `Zalo đang giao tin cho ${host}`,
      todo: `Khởi động lại chương trình để đặt ${expected}.`,
    }),
  },

  zalo: {
    off: { what: 'Zalo OA tắt', todo: 'Muốn bật: làm theo docs/zalo-setup.md.' },
    notReached: {
      what: 'Không tới được Zalo',
      todo: 'Kiểm tra mạng và tường lửa đi ra openapi.zalo.me, oauth.zaloapp.com.',
    },
    refused: (code: string): Said => ({
      what: `Zalo từ chối, mã ${code}`,
      todo: 'Kiểm tra OA còn hoạt động, ứng dụng đã liên kết OA, ZALO_APP_ID và ZALO_APP_SECRET.',
    }),
    permission: {
      good: (until: string): Said => ({ what: `Có quyền gửi tin, tự gia hạn trước ${until}.` }),
      lostUntil: (until: string): Said => ({
        what: `Đã mất quyền gia hạn, tin còn gửi được đến ${until}`,
        todo: CONSENT,
      }),
      lost: { what: 'Đã mất quyền, tin không đi qua Zalo', todo: CONSENT },
      missing: { what: 'Chưa cấp quyền gửi tin', todo: CONSENT },
      unused: { what: 'Chưa đổi được ZALO_REFRESH_TOKEN lấy quyền gửi tin', todo: CONSENT },
      unreadable: { what: 'APP_SECRET đã đổi, không đọc được quyền đã lưu', todo: CONSENT },
    },
    account: (name: string, isState: boolean, packageName: string): Said => ({
      what: `OA “${name}”, ${isState ? 'cơ quan nhà nước' : 'doanh nghiệp, tổ chức'}, gói ${packageName}.`,
    }),
    otherAccount: (permitted: string, sending: string): Said => ({
      what: `Quyền gửi tin là của OA mã ${permitted}, mà sự kiện đến từ OA mã ${sending}`,
      todo: 'Cấp quyền lại và chọn đúng OA, hoặc liên kết lại OA với ứng dụng.',
    }),
    notVerified: {
      what: 'OA chưa xác thực',
      todo: 'Xác thực OA ở oa.zalo.me; chưa xác thực thì không gửi được mẫu tin.',
    },
    billing: { what: 'Đã liên kết tài khoản trả phí (ZBA).' },
    noBilling: {
      what: 'Chưa liên kết tài khoản trả phí (ZBA)',
      todo: 'Tin miễn phí vẫn gửi được. Muốn nhắc người không tương tác quá 48 giờ thì liên kết và nạp tiền.',
    },
    endpoint: {
      known: (endpoint: string, mode: string): Said => ({
        what: `Gửi tin qua cổng ${endpoint} (${mode === 'auto' ? 'tự nhận biết' : 'đặt trong ZALO_ENDPOINT_MODE'}).`,
      }),
      unknown: { what: 'Cổng gửi tin sẽ tự nhận biết khi gửi tin đầu tiên.' },
      pinnedWrong: {
        what: 'OA cơ quan nhà nước mà ZALO_ENDPOINT_MODE=v3',
        todo: 'Đặt ZALO_ENDPOINT_MODE=auto: cổng v3 thường từ chối loại OA này (-235).',
      },
    },
    quota: {
      unlimited: { what: 'Không giới hạn số tin trả lời.' },
      left: (count: string): Said => ({ what: `Còn ${count} tin theo gói.` }),
      empty: { what: 'Hết số tin theo gói', todo: 'Chờ kỳ sau, hoặc nâng gói ở oa.zalo.me.' },
    },
    budget: (spent: string, budget: string): Said => ({ what: `Tháng này đã dùng ${spent} / ${budget} đồng.` }),
    budgetSpent: (spent: string, budget: string): Said => ({
      what: `Tháng này đã dùng ${spent} / ${budget} đồng, hết ngân sách`,
      todo: 'Tin phải trả phí chờ sang tháng hoặc đi kênh khác. Muốn gửi tiếp thì tăng ZALO_MONTHLY_BUDGET.',
    }),
    webhook: {
      noAddress: {
        what: 'Chưa nhận được tin từ Zalo',
        todo: 'Đặt PUBLIC_URL rồi khai webhook theo docs/zalo-setup.md.',
      },
      never: (url: string): Said => ({
        what: 'Chưa nhận được sự kiện nào có chữ ký đúng',
        todo: `Khai webhook ${url}, bật các sự kiện, kiểm tra ZALO_OA_SECRET, rồi nhắn thử cho OA.`,
      }),
      received: (last: string | undefined, id: 'app' | 'oa', key: 'oa' | 'app'): Said => ({
        what: `Đã nhận sự kiện có chữ ký đúng (${id === 'app' ? 'ID ứng dụng' : 'ID OA'} và khoá ${key === 'oa' ? 'OA' : 'ứng dụng'}); ${last === undefined ? '7 ngày qua chưa có tin của người đã liên kết' : `tin gần nhất của người đã liên kết lúc ${last}`}.`,
      }),
    },
    challenge: (challenge: string): Said => ({
      what: `Code Challenge phải khai trong ứng dụng Zalo: ${challenge}`,
    }),
  },

  template: {
    none: (parameters: string): Said => ({
      what: 'Chưa có mẫu nhắc việc, nên không nhắc được người không tương tác quá 7 ngày',
      todo: `Xin Zalo duyệt mẫu có các tham số ${parameters}, đặt ZALO_TEMPLATE_REMINDER.`,
    }),
    approved: (id: string, price: string): Said => ({ what: `Mẫu ${id} đã duyệt, ${price} đồng một tin.` }),
    notApproved: (id: string, status: string): Said => ({
      what: `Mẫu ${id} chưa dùng được (${status})`,
      todo: 'Xem lý do trong trang quản lý mẫu của Zalo, sửa và gửi duyệt lại.',
    }),
    lacks: (names: string, all: string): Said => ({
      what: `Mẫu thiếu tham số ${names}`,
      todo: `Mẫu phải có đúng các tham số ${all}.`,
    }),
    asksFor: (names: string, all: string): Said => ({
      what: `Mẫu đòi tham số lạ ${names}`,
      todo: `Mẫu phải có đúng các tham số ${all}.`,
    }),
    tooShort: (names: string): Said => ({
      what: `Tham số ${names} của mẫu ngắn hơn nội dung có thể gửi`,
      todo: 'Tin dài sẽ bị Zalo từ chối; sửa mẫu cho đúng loại tham số trong docs/zalo-setup.md.',
    }),
    refused: (id: string, code: string): Said => ({
      what: `Zalo không cho xem mẫu ${id}, mã ${code}`,
      todo: 'Kiểm tra ZALO_TEMPLATE_REMINDER và quyền quản lý mẫu của ứng dụng.',
    }),
    noneLeftToday: {
      what: 'Hết số tin theo mẫu hôm nay',
      todo: 'Mai gửi tiếp được; muốn thêm thì xin Zalo nâng hạn mức.',
    },
  },
}
