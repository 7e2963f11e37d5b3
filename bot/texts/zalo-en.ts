import type { zaloVi } from './zalo-vi.ts'

export const zaloEn: typeof zaloVi = {
  more: 'More',
  others: 'Other choices:',
  download: 'Download',
  file: (name: string) => `Press the button below to download ${name}. It works for 7 days.`,
  fileNotHere: (name: string) => `${name} cannot be sent over Zalo. Ask your administrator for the file.`,
}
