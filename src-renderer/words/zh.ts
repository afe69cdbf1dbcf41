import app from '../../resources/locales/zh/app.json';
import home from '../../resources/locales/zh/home.json';
import script from '../../resources/locales/zh/script.json';
import board from '../../resources/locales/zh/board.json';
import takes from '../../resources/locales/zh/takes.json';
import queue from '../../resources/locales/zh/queue.json';
import timeline from '../../resources/locales/zh/timeline.json';
import exporting from '../../resources/locales/zh/export.json';
import models from '../../resources/locales/zh/models.json';
import film from '../../resources/locales/zh/film.json';
import settings from '../../resources/locales/zh/settings.json';
import help from '../../resources/locales/zh/help.json';
import errors from '../../resources/locales/zh/errors.json';
import commands from '../../resources/locales/zh/commands.json';

const words = {
  app,
  home,
  script,
  board,
  takes,
  queue,
  timeline,
  export: exporting,
  models,
  film,
  settings,
  help,
  errors,
  commands,
};

export default words;
