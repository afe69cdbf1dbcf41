import { expect, test } from 'vitest';
import { z } from 'zod';
import { Board } from '../../../src-shared/contract/board.ts';
import { ShotStatus } from '../../../src-shared/contract/takes.ts';
import { TimelineView } from '../../../src-shared/contract/timeline.ts';
import type { App } from '../../../src-main/app.ts';
import { sharingApp, startApp } from '../../support/app/apps.ts';
import { randomEdits } from '../../support/library/random-edits.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { scriptOf, settings } from '../../support/library/records.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { randomNumbers } from '../../support/random.ts';

const ROUNDS = 12;

async function shown({ calls }: App, project: string) {
  return {
    shots: await calls.projects.shots({ project }),
    timeline: await calls.timeline.show({ project }),
    board: await calls.projects.board({ project }),
  };
}

test('an app that knows a project tells of it what one does that was just started, whoever edited it', async () => {
  const random = randomNumbers();
  const folder = temporaryDirectory();
  const [app, library] = [startApp(folder), temporaryLibrary(folder)];
  const { sha256 } = await library.store.putBytes(Buffer.from('clip'), 'mp4');
  const edit = randomEdits(random, sha256);
  const { id } = library.createProject(settings);
  library.mergeStoryboard(id, scriptOf('a'), storyboardOf(draftScene('EXT. HARBOUR - NIGHT', 'a', 'b', 'c')));
  await shown(app, id);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let left = 3; left > 0; left -= 1) edit(library, id);
    const [shot] = library.shotsOf(id);
    if (shot && random() < 0.5) await app.calls.shots.edit({ shot: shot.id, edit: { picture: `一只小船 ${round}` } });
    const fresh = sharingApp(folder);
    try {
      const answer = await shown(app, id);
      expect(answer).toEqual(await shown(fresh, id));
      // They are not parsed on their way out.
      expect(z.array(ShotStatus).parse(answer.shots)).toEqual(answer.shots);
      expect(TimelineView.parse(answer.timeline)).toEqual(answer.timeline);
      expect(Board.parse(answer.board)).toEqual(answer.board);
    } finally {
      await fresh.close();
    }
  }
});
