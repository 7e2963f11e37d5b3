/** A person's own deadlines in their calendar program. */
export const calendarVi = {
  name: 'Giao Ban: việc đến hạn',
  due: (what: string, unit: string) => `Hạn: ${what} – ${unit}`,
  done: (what: string, unit: string) => `✅ ${what} – ${unit}`,
  inspection: (number: string, unit: string) => `Kiểm tra theo ${number} – ${unit}`,
  step: (step: string, number: string) => `${step}, ${number}`,
  button: 'Lịch hạn việc',
  explained:
    'Lịch này hiện các hạn báo cáo, lịch tiếp dân, đợt kiểm tra của đồng chí trong ứng dụng lịch trên điện thoại.',
  address: (url: string) => `Thêm địa chỉ này vào ứng dụng lịch (mục “Thêm lịch từ địa chỉ”, “Subscribe”):\n${url}`,
  private: 'Địa chỉ này là riêng của đồng chí, không chuyển cho người khác. Địa chỉ cũ (nếu có) không dùng được nữa.',
  ended: 'Đã tắt lịch. Địa chỉ đã cấp không dùng được nữa.',
  off: 'Máy chủ này chưa đặt địa chỉ công khai nên chưa cấp được lịch. Đồng chí báo quản trị viên đặt PUBLIC_URL.',
  buttons: { renew: 'Cấp địa chỉ', end: 'Tắt lịch' },
}
