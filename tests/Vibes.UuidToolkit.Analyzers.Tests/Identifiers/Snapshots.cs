namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>Schemas as <c>uuidkit snapshot</c> wrote them.</summary>
internal static class Snapshots
{
    /// <summary>From the snapshot of samples/vibes.sql.</summary>
    public const string Vibes = """"
        # uuidkit schema 1
        schema public owner pg_database_owner
        enum public.reminder_channel 'email', 'push', 'none' owner postgres
        sequence public.users_id_seq integer start 1 increment 1 minvalue 1 maxvalue 2147483647 cache 1 owner postgres owned by public.users.id
        table public.audit_entries
          owner postgres
          column user_id integer
          column action text not null
          column details jsonb
          column happened_at timestamp with time zone not null
          constraint audit_entries_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) NOT VALID
          constraint audit_entries_have_details CHECK ((details IS NOT NULL)) NOT VALID
        view public.journal_overview
          owner postgres
          replica identity nothing
          column id
          column user_id
          column title
          column mood
          column written_at
          column tag_count
          column tag_names
          |  SELECT j.id,
          |     j.user_id,
          |     j.title,
          |     j.mood,
          |     j.written_at,
          |     count(jt.tag_id) AS tag_count,
          |     string_agg(t.name, ', '::text ORDER BY jt."position") AS tag_names
          |    FROM ((public.journals j
          |      LEFT JOIN public.journal_tags jt ON ((jt.journal_id = j.id)))
          |      LEFT JOIN public.tags t ON ((t.id = jt.tag_id)))
          |   GROUP BY j.id;
        table public.journal_tags
          owner postgres
          column journal_id integer not null
          column tag_id bigint not null
          column "position" smallint not null
          column added_at timestamp with time zone
          constraint journal_tags_pkey PRIMARY KEY (journal_id, tag_id)
          constraint journal_tags_position_key UNIQUE (journal_id, "position") DEFERRABLE INITIALLY DEFERRED
          constraint journal_tags_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES public.journals(id) ON DELETE CASCADE
          constraint journal_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES public.tags(id) ON UPDATE CASCADE ON DELETE RESTRICT
        table public.journals
          owner postgres
          row security
          column id integer not null generated always as identity
            sequence public.journals_number_seq integer start 1000 increment 5 minvalue 1000 maxvalue 2000000000 cache 10 cycle owner postgres
          column user_id integer not null statistics 500 options n_distinct=-0.2
          column mood text
          column mood_tag_id bigint default 1
          column title text not null
          column content text storage external
          column content_length integer generated always as (char_length(content)) stored
          column places text[]
          column sentiment double precision
          column attributes jsonb
          column is_archived boolean not null default false
          column was_handed_on boolean not null default false
          column written_at timestamp with time zone not null
          column updated_at timestamp with time zone not null default CURRENT_TIMESTAMP
          constraint journals_pkey PRIMARY KEY (id)
          constraint journals_mood_fkey FOREIGN KEY (mood) REFERENCES public.moods(code) ON UPDATE CASCADE
          constraint journals_mood_tag_id_fkey FOREIGN KEY (mood_tag_id) REFERENCES public.tags(id) ON DELETE SET DEFAULT
          constraint journals_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE
          policy journals_own permissive for ALL to vibes_app using ((user_id = ( SELECT u.id FROM public.users u WHERE (lower((u.email)::text) = lower(current_setting('app.user_email'::text, true)))))) with check ((user_id = ( SELECT u.id FROM public.users u WHERE (lower((u.email)::text) = lower(current_setting('app.user_email'::text, true))))))
        table public.moods
          owner postgres
          column code text not null
          column label text not null
          column valence real not null
          constraint moods_pkey PRIMARY KEY (code)
        table public.reminders
          owner postgres
          row security
          column id bigint not null default nextval('public.reminders_id_seq'::regclass)
          column user_id integer not null
          column journal_id bigint
          column message text
          column channel public.reminder_channel not null default 'email'::public.reminder_channel
          column due_at timestamp with time zone
          column repeat_every interval
          column updated_at timestamp with time zone not null default CURRENT_TIMESTAMP
          constraint pk_reminders PRIMARY KEY (id)
          constraint reminders_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES public.journals(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
          constraint reminders_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE
          constraint reminders_repeat_forwards CHECK (((repeat_every IS NULL) OR (repeat_every > '00:00:00'::interval)))
        table public.secret_tags
          owner postgres
          column id bigint not null
          column ciphertext bytea not null
          column hint text
          constraint secret_tags_pkey PRIMARY KEY (id)
          constraint secret_tags_id_fkey FOREIGN KEY (id) REFERENCES public.tags(id) ON DELETE CASCADE
        table public.tags
          owner postgres
          column id bigint not null generated by default as identity
            sequence public.tags_id_seq bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807 cache 1 owner postgres
          column slug text not null
          column name text not null
          column aliases text[] not null default '{}'::text[]
          column sort_order integer not null default nextval('public.tag_sort_order_seq'::regclass)
          constraint tags_pkey PRIMARY KEY (id)
          constraint tags_slug_key UNIQUE (slug)
        table public.users
          owner postgres
          column id integer not null default nextval('public.users_id_seq'::regclass)
          column email public.email_address not null
          column display_name text not null default ''::text
          column invited_by integer
          column billing_customer_id text
          column is_active boolean not null default true
          column born_on date
          column last_seen_from inet
          column credit numeric(12,2) not null default 0
          column preferences jsonb not null default '{}'::jsonb
          column avatar bytea
          column created_at timestamp with time zone not null default CURRENT_TIMESTAMP
          column updated_at timestamp with time zone not null default CURRENT_TIMESTAMP
          constraint users_pkey PRIMARY KEY (id)
          constraint users_billing_customer_id_key UNIQUE (billing_customer_id)
          constraint users_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.users(id) ON DELETE SET NULL
          constraint users_credit_in_range CHECK (((credit >= ('-1000'::integer)::numeric) AND (credit <= (1000000)::numeric)))
          constraint users_not_invited_by_themselves CHECK ((invited_by IS DISTINCT FROM id))
          index public.users_email_idx CREATE UNIQUE INDEX users_email_idx ON public.users USING btree (lower((email)::text))

        """";

    /// <summary>Names that need quotes, composite keys, partitions, inheritance, natural keys; a uuid key as the migration leaves it.</summary>
    public const string Odd = """"
        # uuidkit schema 1
        schema "Odd Schema" owner postgres
        schema public owner pg_database_owner
          comment "standard public schema"
          grant ALL to pg_database_owner by pg_database_owner
          grant USAGE to PUBLIC by pg_database_owner
        sequence public.animals_id_seq integer start 1 increment 1 minvalue 1 maxvalue 2147483647 cache 1 owner postgres owned by public.animals.id
        table "Odd Schema"."Child,Table"
          owner postgres
          column id uuid not null default gen_random_uuid()
          column "x, y" integer
          column "z)" bigint
          constraint "Child,Table_pkey" PRIMARY KEY (id)
          constraint "fk (odd), name" FOREIGN KEY ("x, y", "z)") REFERENCES "Odd Schema"."Weird ""Table"""("Key Part", b) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
        table "Odd Schema"."Weird ""Table"""
          owner postgres
          column "Key Part" integer not null
          column b bigint not null
          column name text
          constraint "Weird ""Table""_pkey" PRIMARY KEY ("Key Part", b)
        table public.animals
          owner postgres
          column id integer not null default nextval('public.animals_id_seq'::regclass)
          column legs integer
          constraint animals_pkey PRIMARY KEY (id)
        table public.cities
          owner postgres
          column id integer not null
          column country character(2)
          column country_number integer
          column twin integer
          constraint cities_pkey PRIMARY KEY (id)
          constraint cities_country_fkey FOREIGN KEY (country) REFERENCES public.countries(code)
          constraint cities_country_number_fkey FOREIGN KEY (country_number) REFERENCES public.countries(number)
          constraint cities_twin_fkey FOREIGN KEY (twin) REFERENCES public.cities(id)
        table public.countries
          owner postgres
          column code character(2) not null
          column number integer
          constraint countries_pkey PRIMARY KEY (code)
          constraint countries_number_key UNIQUE (number)
        table public.dogs
          owner postgres
          inherits public.animals
          column id integer not null default nextval('public.animals_id_seq'::regclass) inherited
          column legs integer inherited
          column breed text
        partitioned table public.measurements
          owner postgres
          partition by RANGE (at)
          column id bigint not null generated always as identity
            sequence public.measurements_id_seq bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807 cache 1 owner postgres
          column at date not null
          column child uuid
          constraint measurements_pkey PRIMARY KEY (id, at)
          constraint measurements_child_fkey FOREIGN KEY (child) REFERENCES "Odd Schema"."Child,Table"(id)
        table public.measurements_2024 partition of public.measurements FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
          owner postgres
          column id bigint not null inherited
          column at date not null inherited
          column child uuid inherited

        """";
}
