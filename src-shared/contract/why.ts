import { z } from 'zod';
import type { WhyChain } from '../domain/why.ts';
import { topicId } from '../feed/parts.ts';

export const whyInput = z.object({ station: topicId });

/** Made by main from what it knows: the type is the declaration. */
export const whyChainOutput = z
  .custom<WhyChain>((value) => typeof value === 'object' && value !== null)
  .nullable();
