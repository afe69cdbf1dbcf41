import { doctor } from '../doctor.ts';
import { os } from './base.ts';

export default {
  doctor: os.system.doctor.handler(({ context: { services } }) => doctor(services)),
};
