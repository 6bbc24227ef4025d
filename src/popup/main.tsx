// The popup's entry.
import * as browser from '../browser.ts'
import { connect } from './connect.tsx'

const popup = await connect(document.getElementById('app')!, 'popup')
browser.onTabLoading((tabId) => {
  if (popup.isFor(tabId)) void popup.refresh()
})
