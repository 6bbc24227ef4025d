// The panel beside the page (Chrome's side panel, Firefox's sidebar): the popup's component, following the tab in front.
import * as browser from '../browser.ts'
import { answerCall, type Handlers, type PageToPanel } from '../messages.ts'
import { connect } from './connect.tsx'

const panel = await connect(document.getElementById('app')!, 'panel')
browser.onActiveTabChange(() => void panel.follow())

const fromPage: Handlers<PageToPanel, browser.Sender> = {
  sentencePicked: ({ tab }, text) => panel.pick(tab?.id, text),
}
browser.onMessage((message, sender) =>
  browser.isOwnScript(sender) ? answerCall(fromPage, sender, message) : undefined,
)
