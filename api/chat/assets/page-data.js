/** What the server told this page about itself. */
export const page = JSON.parse(document.body.dataset.page ?? '{}')

/** Every sentence that the page says. */
export const texts = page.texts
