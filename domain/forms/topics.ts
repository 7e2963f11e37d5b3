import type { Option } from './form.ts'

/** What citizens come about or write about; shared by receptions and petitions. */
export const topics: readonly Option[] = [
  { key: 'land', label: { vi: 'Đất đai', en: 'Land' } },
  { key: 'policy', label: { vi: 'Chế độ, chính sách', en: 'Social policy' } },
  { key: 'civil', label: { vi: 'Dân sự', en: 'Civil matters' } },
  { key: 'environment', label: { vi: 'Môi trường', en: 'Environment' } },
  { key: 'compensation', label: { vi: 'Bồi thường, GPMB', en: 'Compensation and site clearance' } },
  { key: 'admin', label: { vi: 'Hành chính', en: 'Administration' } },
  { key: 'order', label: { vi: 'An ninh trật tự', en: 'Public order' } },
  { key: 'other', label: { vi: 'Khác', en: 'Other' } },
]
