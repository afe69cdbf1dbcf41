import { tellCaches } from '../caches.ts';
import { doctor } from '../doctor.ts';
import { about, changeAppSettings, settingsNow } from '../settings.ts';
import { os } from './base.ts';

export default {
  settings: os.system.settings.handler(({ context: { services } }) => settingsNow(services)),
  changeSettings: os.system.changeSettings.handler(({ input, context: { services } }) =>
    changeAppSettings(services, input),
  ),
  caches: os.system.caches.handler(({ context: { services } }) => tellCaches(services.libraryDirectory)),
  about: os.system.about.handler(async () => await about()),
  doctor: os.system.doctor.handler(({ context: { services } }) => doctor(services)),
};
