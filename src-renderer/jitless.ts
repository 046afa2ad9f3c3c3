import { z } from 'zod';

// The content-security policy forbids eval, with which zod would speed itself up. To be imported before any schema.
z.config({ jitless: true });
