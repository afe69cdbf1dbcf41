import app from '../../resources/locales/en/app.json';
import home from '../../resources/locales/en/home.json';
import script from '../../resources/locales/en/script.json';
import board from '../../resources/locales/en/board.json';
import takes from '../../resources/locales/en/takes.json';
import queue from '../../resources/locales/en/queue.json';
import timeline from '../../resources/locales/en/timeline.json';
import exporting from '../../resources/locales/en/export.json';
import models from '../../resources/locales/en/models.json';
import film from '../../resources/locales/en/film.json';
import settings from '../../resources/locales/en/settings.json';
import help from '../../resources/locales/en/help.json';
import errors from '../../resources/locales/en/errors.json';
import commands from '../../resources/locales/en/commands.json';

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

/** Every text of the interface, by the room that says it. */
export type Words = typeof words;

export default words;
