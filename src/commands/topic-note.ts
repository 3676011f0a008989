import type { Config } from '../config/config.ts';
import { didYouMean } from '../lib/text/nearest.ts';

/**
 * Says on standard error where a topic is probably a misspelt one of briefing.yaml. It is no error: a topic may also be one
 * that is found in the articles.
 */
export function noteMisspeltTopics(topics: readonly string[], { topics: configured }: Pick<Config, 'topics'>): void {
  const names = configured.map(({ name }) => name);
  for (const topic of topics) {
    if (names.some((name) => name.toLowerCase() === topic.toLowerCase())) continue;
    const meant = didYouMean(topic, names);
    if (meant !== '') console.error(`No topic of briefing.yaml is called "${topic}".${meant}`);
  }
}
