/** What the bot says while somebody is being invited. */
export const invitationsVi = {
  title: 'MỜI NGƯỜI DÙNG',
  how: 'Đồng chí ghi họ tên, đơn vị, vai trò và số điện thoại (nếu có) của người được mời trong một dòng.\nVí dụ: “Nguyễn Văn An, xã Ia Hlôi, cán bộ, 0912 345 678”',
  labels: { name: 'Họ tên', unit: 'Đơn vị', role: 'Vai trò', phone: 'Số điện thoại' },
  questions: {
    name: 'Họ và tên người được mời?',
    unit: 'Người này làm việc ở đơn vị nào?\nVí dụ: “xã Ia Hlôi”',
    role: 'Người này có vai trò gì?',
  },
  roles: { official: 'Cán bộ', head: 'Thủ trưởng, phụ trách', leader: 'Lãnh đạo', administrator: 'Quản trị' },
  roleMeans: {
    official: 'ghi số liệu, nộp báo cáo',
    head: 'ghi, sửa, duyệt số liệu của đơn vị',
    leader: 'xem, duyệt, chỉ đạo',
    administrator: 'quản lý người dùng, lịch báo cáo',
  },
  noPhone: 'chưa có (không bắt buộc)',
  ready: 'Đồng chí xem lại rồi bấm Mời. Cần đổi mục nào thì ghi lại mục đó.',
  notUnderstood: 'Tôi chưa đọc được câu này.',
  unitUnknown: 'Không tìm thấy đơn vị này.',
  whichUnit: 'Có nhiều đơn vị trùng tên. Đồng chí chọn một.',
  notAllowed: (unit: string) => `Đồng chí chưa được phân quyền mời người dùng cho ${unit}.`,
  notAtAll: 'Đồng chí chưa được phân quyền mời người dùng. Việc này do quản trị hoặc thủ trưởng đơn vị làm.',
  roleNotYours: (role: string, unit: string) =>
    `Đồng chí chưa được phân quyền mời người có vai trò “${role}” ở ${unit}. Chọn vai trò khác.`,
  phoneTaken: 'Số điện thoại này đã thuộc về một người dùng khác. Đồng chí ghi số khác.',
  invited: (name: string) =>
    `✅ Đã tạo lời mời cho ${name}. Đồng chí chuyển tiếp tin dưới đây cho người được mời. Mã chỉ dùng được một lần.`,
  letter: (name: string, role: string, unit: string) =>
    `Mời đồng chí ${name} dùng trợ lý báo cáo Giao Ban (${role}, ${unit}).`,
  code: (code: string) => `Mã mời: ${code}`,
  telegram: (address: string) => `Telegram: mở ${address} rồi bấm Bắt đầu.`,
  zalo: (address: string) => `Zalo: mở ${address}, bấm Quan tâm rồi gửi mã mời.`,
  anywhere: 'Gửi mã này cho trợ lý Giao Ban trên Zalo hoặc Telegram.',
  expires: (when: string) => `Mã hết hạn lúc ${when}.`,
  revoked: 'Đã thu hồi lời mời. Mã không còn dùng được.',
  usedUp: 'Lời mời này đã được dùng hoặc không phải do đồng chí tạo nên không thu hồi được.',
  dropped: 'Đã bỏ lời mời đang ghi.',
  gone: 'Lời mời này đã được gửi hoặc đã bỏ. Gõ /moi để mời người khác.',
  buttons: { invite: 'Mời', cancel: 'Huỷ', another: 'Mời người khác', revoke: 'Thu hồi lời mời' },
  command: ['/moi', 'mời người dùng'],
}
