// The switches for what the browser's own models can do on the device. Each says where this browser has nothing to offer.
import { useEffect, useState } from 'preact/hooks'
import type { Settings } from '../kept/settings.ts'
import { useWords } from '../look/words-context.ts'
import type { DeviceSupport, OptionsActions } from './actions.ts'

interface DeviceProps {
  settings: Settings
  change: (part: Partial<Settings>) => void
  actions: OptionsActions
}

export function Device({ settings, change, actions }: DeviceProps) {
  const words = useWords()
  const [support, setSupport] = useState<DeviceSupport | null>(null)
  const [isRefused, setRefused] = useState(false)
  useEffect(() => {
    void actions.deviceSupport().then(setSupport)
  }, [actions])
  const switchReader = (isOn: boolean) => {
    if (!isOn) return change({ secondReader: false })
    // In the click itself: the browser may ask for a permission.
    void actions.allowSecondReader().then((isAllowed) => {
      setRefused(!isAllowed)
      change({ secondReader: isAllowed })
    })
  }
  return (
    <fieldset>
      <legend>{words.say('optionsDevice')}</legend>
      <p class="fine">{words.say('optionsDeviceHelp')}</p>
      <label class="choice">
        <input
          type="checkbox"
          checked={settings.translate}
          onChange={({ currentTarget: { checked } }) => change({ translate: checked })}
        />{' '}
        {words.say('optionsTranslate')}
      </label>
      {support?.translation === false && <p class="fine">{words.say('translateMissing')}</p>}
      <label class="choice">
        <input
          type="checkbox"
          checked={settings.secondReader}
          onChange={({ currentTarget: { checked } }) => switchReader(checked)}
        />{' '}
        {words.say('optionsSecond')}
      </label>
      {support?.secondReader === false && <p class="fine">{words.say('secondNever')}</p>}
      <p role="status">{isRefused ? words.say('optionsSecondRefused') : ''}</p>
    </fieldset>
  )
}
