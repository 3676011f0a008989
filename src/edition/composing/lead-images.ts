import { fetchPicture } from '../../collect/web/fetch-picture.ts';
import { articlesOf } from '../../group/stories/copies.ts';
import type { Picture } from '../../model/email.ts';
import type { Topic } from '../../model/story.ts';
import type { Summary } from '../../model/summary.ts';
import type { Parts } from '../parts.ts';

/** Number of stories with an image, from the top of the edition: the mail carries them, and its size is bounded. */
const mostImages = 6;

/** The lead images of an edition's first stories, by the story's id. One that cannot be fetched is omitted without a problem: nothing is lost. */
export async function leadImages(
  { http }: Pick<Parts, 'http'>,
  topics: readonly Topic[],
  summaries: ReadonlyMap<string, Summary>,
): Promise<Picture[]> {
  const wanted = topics
    .flatMap(({ stories }) => stories)
    .flatMap((story) => {
      const lead = articlesOf(story).find(({ id }) => id === summaries.get(story.id)?.headline.article);
      return lead?.image ? [{ id: story.id, url: lead.image }] : [];
    });
  const found = await Promise.all(
    wanted.slice(0, mostImages).map(({ id, url }) => fetchPicture(http, id, url).catch(() => null)),
  );
  return found.filter((image) => image !== null);
}
